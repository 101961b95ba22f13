package recdenoiser.app.training;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.run.queue.RunLauncher;
import recdenoiser.engine.run.queue.RunQueue;

/**
 * Asks the queue on a thread of its own, one thing after the other, for it may wait for the disk.
 * The queue is opened when it is first needed.
 */
final class QueueCalls {
  private static final Logger LOG = LoggerFactory.getLogger(QueueCalls.class);
  private static final int MOST_SECONDS_TO_CLOSE = 10;

  private final Path runs;
  private final RunLauncher launcher;
  private final int threads;
  private final Consumer<RunQueue> onOpened;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "queue");
            thread.setDaemon(true);
            return thread;
          });
  private RunQueue queue;

  /** What is asked of the queue. */
  @FunctionalInterface
  interface Call {
    void apply(RunQueue queue) throws Exception;
  }

  /**
   * @param onOpened given the queue before anything is asked of it, on the thread of the calls
   */
  QueueCalls(Path runs, RunLauncher launcher, int threads, Consumer<RunQueue> onOpened) {
    this.runs = runs;
    this.launcher = launcher;
    this.threads = threads;
    this.onOpened = onOpened;
  }

  /**
   * @param onProblem given why it could not be done, on the thread of the calls
   */
  void run(Call call, Consumer<Exception> onProblem) {
    worker.execute(() -> perform(call, onProblem));
  }

  /** As {@link #run}, where there is a queue already. */
  void runIfThereIsOne(Call call, Consumer<Exception> onProblem) {
    worker.execute(
        () -> {
          if (queue != null || RunQueue.exists(runs)) {
            perform(call, onProblem);
          }
        });
  }

  /** Stops what trains, with checkpoints, and frees the queue. */
  void closeQueue(Runnable done) {
    worker.execute(
        () -> {
          close();
          done.run();
        });
  }

  /** When the window is gone: frees the queue, so that another one can have it. */
  void end() {
    if (worker.isShutdown()) {
      return;
    }
    worker.execute(this::close);
    worker.shutdown();
    try {
      if (!worker.awaitTermination(MOST_SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
        LOG.warn("The queue did not close in time; its run goes on from its last checkpoint.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void perform(Call call, Consumer<Exception> onProblem) {
    try {
      call.apply(opened());
    } catch (Exception e) {
      onProblem.accept(e);
    }
  }

  private RunQueue opened() throws Exception {
    if (queue == null) {
      queue = RunQueue.open(runs, launcher, threads, 1);
      onOpened.accept(queue);
    }
    return queue;
  }

  private void close() {
    try {
      if (queue != null) {
        queue.close();
      }
    } catch (Exception e) {
      LOG.warn("The queue could not be closed.", e);
    } finally {
      queue = null;
    }
  }
}
