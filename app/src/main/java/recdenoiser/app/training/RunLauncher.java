package recdenoiser.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Where runs come from. All calls may take long and are made on worker threads. */
public interface RunLauncher {

  /** A new run in a folder of its own. */
  LaunchedRun create(RunConfig config) throws IOException;

  /** A run that goes on from its last checkpoint. */
  LaunchedRun resume(Path folder) throws IOException;

  /** A run that is ready to train. */
  interface LaunchedRun {
    Path folder();

    RunConfig config();

    /** What it reported in earlier sessions, in order; empty for a new run. */
    List<TrainingEvent> history();

    TrainingControl control();

    /** Trains to the end in the calling thread. */
    void execute(TrainingListener listener) throws IOException;
  }
}
