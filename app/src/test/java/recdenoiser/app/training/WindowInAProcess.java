package recdenoiser.app.training;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.run.queue.ExperimentLauncher;

/**
 * A window without its views, in a process of its own that is to be killed. It starts a run and
 * says {@value #BEGUN} when that is being prepared.
 */
public final class WindowInAProcess {
  static final String BEGUN = "begun";

  private WindowInAProcess() {}

  public static void main(String[] args) {
    Path runs = Path.of(args[0]);
    TrainingModel model = new TrainingModel(InstantSource.system(), masks -> {});
    TrainingController controller =
        new TrainingController(
            model, new QueueModel(), runs, new ExperimentLauncher(runs), 1, folder -> {});
    controller.start(Presets.load("sample").config());
    while (model.folderProperty().get() == null) {
      controller.drain();
      LockSupport.parkNanos(1_000_000);
    }
    System.out.println(BEGUN);
    System.out.flush();
    while (!Thread.currentThread().isInterrupted()) {
      controller.drain();
      LockSupport.parkNanos(1_000_000);
    }
  }
}
