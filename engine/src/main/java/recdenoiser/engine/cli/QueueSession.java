package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.run.queue.RunQueue;

/** Works on a queue until nothing waits; Ctrl-C stops its runs with checkpoints. */
final class QueueSession {
  private static final Logger LOG = LoggerFactory.getLogger(QueueSession.class);
  private static final int SECONDS_TO_STOP = 4;

  private final RunQueue queue;
  private final QueueProgress progress;
  private final CountDownLatch done = new CountDownLatch(1);

  QueueSession(RunQueue queue, QueueProgress progress) {
    this.queue = queue;
    this.progress = progress;
  }

  void execute() throws InterruptedException {
    Thread stopper = new Thread(this::stop, "stop at the end of the process");
    Runtime.getRuntime().addShutdownHook(stopper);
    queue.addListener(progress);
    try {
      queue.start();
      queue.awaitEnd();
    } finally {
      queue.removeListener(progress);
      done.countDown();
      forget(stopper);
    }
  }

  /** Runs while the process ends, which waits for it, but not for ever. */
  private void stop() {
    Thread closer = new Thread(this::close, "close the queue");
    closer.setDaemon(true);
    closer.start();
    try {
      closer.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
      queue.stopAtOnce();
      if (!done.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("The runs did not stop in time; they go on from their last checkpoints.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void close() {
    try {
      queue.close();
    } catch (IOException e) {
      LOG.warn("The queue could not be closed.", e);
    }
  }

  private static void forget(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what asked the runs to stop.
    }
  }
}
