package recdenoiser.engine.bench;

import recdenoiser.engine.batch.TrainingPart;
import recdenoiser.engine.config.DataRules;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.run.PreparedData;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.EpochOrder;

/**
 * Measures the training steps of a configuration, on its data or on full windows where it names
 * none.
 */
public final class StepBenchmarks {
  private StepBenchmarks() {}

  /**
   * Scoring instead of training, always on made-up histories that fill the window.
   *
   * @param closed share of the connections that learned masks are to close
   * @throws SettingProblem if the configuration cannot be run
   */
  public static InferenceBenchmark.Result score(
      RunConfig config, double closed, int warmUp, int rounds) {
    config.with("data", "none").requireValid();
    return InferenceBenchmark.run(config.groups(), closed, warmUp, rounds);
  }

  /**
   * On full windows, with a catalogue of any size.
   *
   * @throws SettingProblem if the configuration cannot be run
   */
  public static StepBenchmark.Result ofCatalogue(
      RunConfig config, int items, int threads, int warmUp, int steps) {
    config.with("data", "none").requireValid();
    int window = config.model().maxLength();
    return StepBenchmark.ofCatalogue(config.groups(), window, items, threads, warmUp, steps);
  }

  /**
   * @param warmUp steps before it measures
   * @param steps measured
   * @throws SettingProblem if the configuration cannot be run
   */
  public static StepBenchmark.Result run(RunConfig config, int threads, int warmUp, int steps) {
    if (config.data().data().isBlank()) {
      config.with("data", "none").requireValid();
      int window = config.model().maxLength();
      return StepBenchmark.run(
          config.groups(),
          StepBenchmark.fullWindows(window),
          StepBenchmark.users(),
          threads,
          warmUp,
          steps);
    }
    config.requireValid();
    DataSplit data = PreparedData.split(config);
    DataRules.require(config, data.sequences());
    return StepBenchmark.run(
        config.groups(),
        new TrainingPart(data),
        new EpochOrder(data.trainingUsers(), config.training()).of(1),
        threads,
        warmUp,
        steps);
  }
}
