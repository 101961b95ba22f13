package recdenoiser.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/** {@link Background} on a small pool of daemon threads. */
public final class ThreadedBackground implements Background, AutoCloseable {
  private final ExecutorService executor;

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

  @Override
  public <T> Job run(
      Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailed) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Future<?> future =
        executor.submit(
            () -> {
              try {
                T result = work.call();
                handBack(cancelled, () -> onDone.accept(result));
              } catch (Exception e) {
                handBack(cancelled, () -> onFailed.accept(e));
              }
            });
    return () -> {
      cancelled.set(true);
      future.cancel(true);
    };
  }

  private static void handBack(AtomicBoolean cancelled, Runnable consumer) {
    Platform.runLater(
        () -> {
          if (!cancelled.get()) {
            consumer.run();
          }
        });
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
