package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Where the runs of a queue come from. All calls may take long and are made on worker threads. */
public interface RunLauncher {

  /**
   * A new run in a folder of its own.
   *
   * @param threads to train with; they do not change the result
   */
  LaunchedRun create(RunConfig config, int threads) throws IOException;

  /** A run that goes on from its last checkpoint. */
  LaunchedRun resume(Path folder, int threads) throws IOException;

  /** A run that is ready to train. */
  interface LaunchedRun extends AutoCloseable {
    Path folder();

    RunConfig config();

    /** What it reported in earlier sessions, in order; empty for a new run. */
    List<TrainingEvent> history();

    /** Of negatives, in the rankings where a user has fewer than the others. */
    default List<Shortage> shortages() {
      return List.of();
    }

    TrainingControl control();

    /** Trains to the end in the calling thread; the last event says how it ended. */
    void execute(TrainingListener listener) throws IOException;

    /** Frees its folder; nothing happens where it was executed. */
    @Override
    void close() throws IOException;
  }
}
