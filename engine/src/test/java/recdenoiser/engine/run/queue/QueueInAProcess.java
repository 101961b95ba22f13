package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.engine.run.RunInAProcess;

/**
 * A process of its own that works on a queue, to be killed. It says {@value #BEGUN} when it begins.
 */
public final class QueueInAProcess {
  static final String BEGUN = "begun";

  private QueueInAProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (RunQueue queue = open(Path.of(args[0]))) {
      queue.start();
      System.out.println(BEGUN);
      System.out.flush();
      queue.awaitEnd();
    }
  }

  static RunQueue open(Path runs) throws IOException {
    return RunQueue.open(runs, new ExperimentLauncher(runs, RunInAProcess.LEARNERS), 2, 2);
  }
}
