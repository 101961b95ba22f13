package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.NoiseAttention;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;

/** Where noise is known every epoch tells how much attention falls on it. */
class NoiseProbesTest {
  @TempDir Path folder;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("epochs", "2");
  }

  @Test
  void everyEpochTellsTheShareAndTheChance() throws IOException {
    Path run = train(config.with("noise", "REPLACED").with("noiseShare", "0.3"));

    List<TrainingEvent> events = MetricsLog.read(new RunFolder(run).metrics());
    List<Map<String, double[][]>> probes =
        events.stream()
            .filter(EpochEnded.class::isInstance)
            .map(event -> ((EpochEnded) event).probes())
            .toList();
    assertThat(probes).hasSize(2);
    assertThat(probes)
        .allSatisfy(
            epoch -> {
              assertThat(epoch.get(NoiseProbes.SHARE)).hasDimensions(2, 1);
              assertThat(epoch.get(NoiseProbes.CHANCE)[0][0]).isBetween(0.05, 0.5);
              assertThat(epoch).doesNotContainKey(NoiseProbes.AUC);
            });
    assertThat(RunRecord.read(new RunFolder(run)).summary().probes())
        .containsKeys(NoiseProbes.SHARE, NoiseProbes.CHANCE, "openShares");
  }

  @Test
  void theLastEpochIsWhatAnEvaluationTells() throws IOException {
    Path run =
        train(
            config
                .with("epochs", "1")
                .with("noise", "REPLACED")
                .with("noiseShare", "0.3")
                .with("attention", "CONTENT_GATE"));
    SavedModel model = SavedModel.open(run, 1);

    Map<String, double[][]> probes = model.record().summary().probes();
    NoiseAttention evaluated = model.attentionOnNoise(Split.VALIDATION).orElseThrow().attention();
    GateReport gate = model.gate(Split.VALIDATION).orElseThrow();

    assertThat(probes.get(NoiseProbes.SHARE)[1][0]).isCloseTo(evaluated.share(1, 0), within(1e-12));
    assertThat(probes.get(NoiseProbes.CHANCE)[1][0])
        .isCloseTo(evaluated.chance(1, 0), within(1e-12));
    assertThat(probes.get(NoiseProbes.AUC)[0][0])
        .isCloseTo(gate.roc().orElseThrow().auc(), within(1e-12));
  }

  @Test
  void whereNothingIsKnownNothingIsTold() throws IOException {
    Path run = train(config.with("attention", "CONTENT_GATE"));

    assertThat(RunRecord.read(new RunFolder(run)).summary().probes()).isEmpty();
    assertThat(SavedModel.open(run, 1).gate(Split.TEST).orElseThrow().roc()).isEmpty();
  }

  private Path train(RunConfig own) throws IOException {
    ExperimentRun run = ExperimentRun.create(own, folder.resolve("runs"), 1);
    run.execute(event -> {});
    return run.folder();
  }
}
