package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.sample.NoiseTruth;
import recdenoiser.engine.data.sample.NoiseTruth.UserTruth;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.settings.SettingProblem;

/** A run that knows the truth is asked what others are asked, and sees no noise. */
class KnowsTruthTest {
  private static final RunConfig SAMPLE =
      Presets.load("sample").config().with("maxUsers", "300").with("negatives", "20");

  @TempDir Path folder;

  @Test
  void theSampleWithoutItsNoise() {
    PreparedData noisy = PreparedData.prepare(SAMPLE);
    PreparedData knowing = PreparedData.prepare(SAMPLE.with("knowsTruth", "true"));
    NoiseTruth truth = NoiseTruth.shipped();

    DataSplit before = noisy.split();
    DataSplit after = knowing.split();
    assertThat(after.evaluatedUsers()).isEqualTo(before.evaluatedUsers());
    for (int user : before.evaluatedUsers()) {
      UserTruth own = truth.of(before.sequences(), user).orElseThrow();
      for (Split split : Split.values()) {
        int genuine = 0;
        for (int position = 0; position < before.historyLength(user, split); position++) {
          genuine += own.isNoise(position) ? 0 : 1;
        }
        assertThat(after.target(user, split)).isEqualTo(before.target(user, split));
        assertThat(after.historyLength(user, split)).isBetween(genuine, Math.max(2, genuine));
      }
    }
    for (Ranking ranking : new Ranking[] {Ranking.SAMPLED, Ranking.POPULAR}) {
      assertThat(knowing.candidates().checksum(ranking))
          .isEqualTo(noisy.candidates().checksum(ranking));
    }
    assertThat(knowing.facts()).isEqualTo(noisy.facts());
  }

  @Test
  void noiseThatTheRunPutsInIsTakenOutAgain() throws IOException {
    RunConfig plain = SmallData.config(SmallData.write(folder));
    Sequences own = PreparedData.prepare(plain).split().sequences();

    Sequences left =
        PreparedData.prepare(
                plain
                    .with("noise", "INSERTED")
                    .with("noiseShare", "0.4")
                    .with("knowsTruth", "true"))
            .split()
            .sequences();

    for (int user = 0; user < own.userCount(); user++) {
      assertThat(left.itemsOf(user)).isEqualTo(own.itemsOf(user));
    }
  }

  @Test
  void suchARunTrainsAndIsOpenedAgain() throws IOException {
    RunConfig config =
        SmallData.config(SmallData.write(folder))
            .with("epochs", "1")
            .with("noise", "REPLACED")
            .with("noiseShare", "0.3")
            .with("knowsTruth", "true");
    ExperimentRun run = ExperimentRun.create(config, folder.resolve("runs"), 1);
    RunSummary summary = run.execute(event -> {});

    SavedModel model = SavedModel.open(run.folder(), 1);

    assertThat(model.evaluate(Split.TEST).full())
        .usingRecursiveComparison()
        .isEqualTo(summary.test().full());
    assertThat(model.attentionOnNoise(Split.TEST)).as("there is none left").isEmpty();
    assertThat(summary.probes()).doesNotContainKey(NoiseProbes.SHARE);
  }

  @Test
  void whereNothingIsKnownItIsRefused() throws IOException {
    RunConfig config = SmallData.config(SmallData.write(folder)).with("knowsTruth", "true");

    assertThatThrownBy(() -> PreparedData.prepare(config))
        .isInstanceOf(SettingProblem.class)
        .hasMessageContaining("Nothing is known of noise in")
        .hasMessageContaining("small.txt");
  }
}
