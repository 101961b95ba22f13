package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.data.sample.NoiseTruth;
import recdenoiser.engine.recommend.NoiseAttention;
import recdenoiser.engine.run.NoiseReport.Origin;

/** Which histories a model is shown, and what of them is said to be noise. */
class NoiseMeasureTest {
  private static final int WINDOW = 7;

  private static final DataSettings AS_IT_IS = new DataSettings("", 0, 0, CoreRule.ONCE, 0);

  @TempDir Path folder;
  private int shown;

  @ParameterizedTest
  @EnumSource(Split.class)
  void whatTheRunPutInIsNoise(Split split) {
    DataSet set = shop(Noise.REPLACED);
    Sequences data = set.sequences();

    NoiseReport report = measure(set, split, (u, p) -> data.noise().contains(data.start(u) + p));

    assertThat(report.origin()).isEqualTo(Origin.PUT_IN);
    assertThat(report.users()).isEqualTo(shown).isEqualTo(600);
  }

  @ParameterizedTest
  @EnumSource(Split.class)
  void theSampleKnowsItsOwnNoise(Split split) {
    DataSet set = shop(Noise.NONE);
    NoiseTruth truth = NoiseTruth.shipped();

    NoiseReport report =
        measure(set, split, (u, p) -> truth.of(set.sequences(), u).orElseThrow().isNoise(p));

    assertThat(report.origin()).isEqualTo(Origin.GENERATED);
    assertThat(report.users()).isEqualTo(shown).isEqualTo(600);
  }

  @Test
  void aListOfNoiseBesideTheFileIsUsedAsFarAsItAgrees() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "a x\na y\na z\nb x\nb y\nb z\n");
    DataSettings settings = new DataSettings(file.toString(), 0, 0, CoreRule.ONCE, 0);
    assertThat(RunNoise.of(DataSets.prepare(settings, 1), settings)).isEmpty();
    Files.writeString(
        folder.resolve("a.truth.tsv"),
        "user\tposition\tdepends_on\tnoise\tinterest\n"
            + "a\t0\t-1\t1\t-1\na\t1\t-1\t0\t0\na\t2\t1\t0\t0\nb\t0\t-1\t0\t0\n");

    DataSet set = DataSets.prepare(settings, 1);
    NoiseReport report = measure(set, Split.TEST, (u, p) -> u == 0 && p == 0);

    assertThat(report.users()).isEqualTo(shown).isEqualTo(1);
  }

  private interface Truth {
    boolean isNoise(int user, int position);
  }

  /** Checks every history that would be shown to a model. */
  private NoiseReport measure(DataSet set, Split split, Truth truth) {
    LeaveOneOut data = new LeaveOneOut(set.sequences());
    return new NoiseMeasure(data, RunNoise.of(set, AS_IT_IS).orElseThrow(), WINDOW)
        .of((histories, noise) -> check(data, split, truth, histories, noise), split);
  }

  private NoiseAttention check(
      LeaveOneOut data, Split split, Truth truth, PackedHistories histories, BitSet noise) {
    for (int h = 0; h < histories.count(); h++) {
      int user = histories.user(h);
      int known = data.historyLength(user, split);
      assertThat(histories.length(h)).isEqualTo(Math.min(known, WINDOW));
      for (int back = 1; back <= histories.length(h); back++) {
        int a = histories.offsets()[h + 1] - back;
        assertThat(histories.items()[a]).isEqualTo(data.sequences().item(user, known - back));
        assertThat(noise.get(a)).isEqualTo(truth.isNoise(user, known - back));
        if (data.sequences().hasTimes()) {
          assertThat(histories.times()[a]).isEqualTo(data.sequences().time(user, known - back));
        }
      }
      shown++;
    }
    return NoiseAttention.NONE;
  }

  private static DataSet shop(Noise noise) {
    return DataSets.prepare(
        new DataSettings("sample:shop", 0, 0, CoreRule.ONCE, 600, noise, 0.25, 0), 1);
  }
}
