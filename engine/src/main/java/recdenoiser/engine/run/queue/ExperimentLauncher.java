package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.LearnerFactory;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Real runs, recorded in a directory of runs. */
public final class ExperimentLauncher implements RunLauncher {
  private final Creation creation;
  private final Resumption resumption;

  @FunctionalInterface
  private interface Creation {
    ExperimentRun create(RunConfig config, int threads) throws IOException;
  }

  @FunctionalInterface
  private interface Resumption {
    ExperimentRun resume(Path folder, int threads) throws IOException;
  }

  public ExperimentLauncher(Path runsDirectory) {
    this.creation = (config, threads) -> ExperimentRun.create(config, runsDirectory, threads);
    this.resumption = ExperimentRun::resume;
  }

  /** With other models. */
  public ExperimentLauncher(Path runsDirectory, LearnerFactory learners) {
    this.creation =
        (config, threads) -> ExperimentRun.create(config, runsDirectory, threads, learners);
    this.resumption = (folder, threads) -> ExperimentRun.resume(folder, threads, learners);
  }

  @Override
  public LaunchedRun create(RunConfig config, int threads) throws IOException {
    return new Launched(creation.create(config, threads), List.of());
  }

  @Override
  public LaunchedRun resume(Path folder, int threads) throws IOException {
    ExperimentRun run = resumption.resume(folder, threads);
    try {
      return new Launched(run, RunHistory.read(new RunFolder(folder)));
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private record Launched(ExperimentRun run, List<TrainingEvent> history) implements LaunchedRun {
    @Override
    public List<Shortage> shortages() {
      return run.dataFacts().shortages();
    }

    @Override
    public Path folder() {
      return run.folder();
    }

    @Override
    public RunConfig config() {
      return run.config();
    }

    @Override
    public TrainingControl control() {
      return run.control();
    }

    @Override
    public void execute(TrainingListener listener) throws IOException {
      run.execute(listener);
    }

    @Override
    public void close() throws IOException {
      run.close();
    }
  }
}
