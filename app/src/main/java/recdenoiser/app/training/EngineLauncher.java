package recdenoiser.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.experiment.ExperimentRun;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.experiment.RunFolder;
import recdenoiser.engine.experiment.RunHistory;
import recdenoiser.engine.train.TrainingControl;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingListener;

/** Runs of the engine, recorded in a directory of runs. */
public final class EngineLauncher implements RunLauncher {
  private final Path runsDirectory;
  private final int threads;

  public EngineLauncher(Path runsDirectory, int threads) {
    this.runsDirectory = runsDirectory;
    this.threads = threads;
  }

  @Override
  public LaunchedRun create(RunConfig config) throws IOException {
    return new Launched(ExperimentRun.create(config, runsDirectory, threads), List.of());
  }

  @Override
  public LaunchedRun resume(Path folder) throws IOException {
    ExperimentRun run = ExperimentRun.resume(folder, threads);
    try {
      return new Launched(run, RunHistory.read(new RunFolder(folder)));
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private record Launched(ExperimentRun run, List<TrainingEvent> history) implements LaunchedRun {
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
  }
}
