package recdenoiser.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/** {@link Background} on a small pool of daemon threads. */
public final class ThreadedBackground implements Background, AutoCloseable {
  private final ExecutorService executor;
  private final LongTasks longTasks = new LongTasks();

  public ThreadedBackground(int threads) {
    AtomicInteger number = new AtomicInteger();
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "background-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Work that has a name and has been under way for more than a second; for the JavaFX thread. */
  public ObservableList<Task<?>> longTasks() {
    return longTasks.list();
  }

  @Override
  public <T> Job run(
      Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
    return begin(new JobTask<>("", work, onDone, onFailed));
  }

  @Override
  public Background named(String title) {
    return new Background() {
      @Override
      public <T> Job run(
          Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
        JobTask<T> task = new JobTask<>(title, work, onDone, onFailed);
        longTasks.watch(task);
        return begin(task);
      }
    };
  }

  private Job begin(JobTask<?> task) {
    executor.execute(task);
    return task::forget;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Who asked for it may forget it, and hears nothing then; a person may cancel it. */
  private static final class JobTask<T> extends Task<T> {
    private final Callable<T> work;
    private final Consumer<? super T> onDone;
    private final Consumer<? super Exception> onFailed;
    private final AtomicBoolean forgotten = new AtomicBoolean();

    private JobTask(
        String title,
        Callable<T> work,
        Consumer<? super T> onDone,
        Consumer<? super Exception> onFailed) {
      this.work = work;
      this.onDone = onDone;
      this.onFailed = onFailed;
      updateTitle(title);
    }

    @Override
    protected T call() throws Exception {
      return work.call();
    }

    private void forget() {
      forgotten.set(true);
      cancel(true);
    }

    @Override
    protected void succeeded() {
      if (!forgotten.get()) {
        onDone.accept(getValue());
      }
    }

    @Override
    protected void failed() {
      fail(getException() instanceof Exception e ? e : new IllegalStateException(getException()));
    }

    @Override
    protected void cancelled() {
      fail(new CancelledByPerson());
    }

    private void fail(Exception cause) {
      if (!forgotten.get()) {
        onFailed.accept(cause);
      }
    }
  }
}
