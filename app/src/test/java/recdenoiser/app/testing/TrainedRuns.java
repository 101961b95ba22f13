package recdenoiser.app.testing;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;

/** Small runs on the sample data, trained for one epoch. */
public final class TrainedRuns {
  private TrainedRuns() {}

  /**
   * @param settings names and values in turn
   */
  public static RunChoice train(Path runs, String... settings) throws IOException {
    RunConfig config =
        Presets.load("sample")
            .config()
            .with("epochs", "1")
            .with("negatives", "10")
            .with("width", "8")
            .with("maxLength", "12");
    for (int s = 0; s < settings.length; s += 2) {
      config = config.with(settings[s], settings[s + 1]);
    }
    try (ExperimentRun run = ExperimentRun.create(config, runs, 1)) {
      run.execute(event -> {});
      return new RunChoice(run.folder().getFileName().toString(), run.folder());
    }
  }
}
