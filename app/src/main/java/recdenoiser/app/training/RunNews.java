package recdenoiser.app.training;

import recdenoiser.app.training.RunLauncher.LaunchedRun;
import recdenoiser.engine.train.TrainingEvent;

/** What the thread of a run tells the window. */
sealed interface RunNews {
  /** The data is read and the model built. */
  record Prepared(LaunchedRun run) implements RunNews {}

  record Reported(TrainingEvent event) implements RunNews {}

  /** It ended with an error; {@link Over} follows. */
  record Broke(Exception cause) implements RunNews {}

  /** The thread is done: everything is written. */
  record Over() implements RunNews {}
}
