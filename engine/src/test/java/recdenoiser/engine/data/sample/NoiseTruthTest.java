package recdenoiser.engine.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.preparing.DataSettings;

class NoiseTruthTest {
  private static final String HEADER = "user\tposition\tdepends_on\tnoise\tinterest\n";

  @TempDir Path folder;

  @Test
  void liesBesideTheActions() throws IOException {
    Path actions = Files.writeString(folder.resolve("mine.tsv"), "a x 1\na y 2\n");
    assertThat(NoiseTruth.beside(actions)).isEmpty();
    Files.writeString(
        folder.resolve("mine.truth.tsv"), HEADER + "a\t0\t-1\t1\t-1\na\t1\t-1\t0\t3\n");

    NoiseTruth truth = NoiseTruth.beside(actions).orElseThrow();

    NoiseTruth.UserTruth own = truth.of(DataFiles.read(actions), 0).orElseThrow();
    assertThat(own.isNoise(0)).isTrue();
    assertThat(own.interest()).containsExactly(-1, 3);
    assertThat(own.dependsOn()).containsExactly(-1, -1);
  }

  @Test
  void isSilentWherePositionsNoLongerAgree() {
    NoiseTruth truth = NoiseTruth.shipped();
    DataSettings rareItemsOut =
        new DataSettings("sample:shop", 0, 60, DataSettings.CoreRule.ONCE, 0);
    Sequences whole = DataSets.open("sample:shop").sequences();
    Sequences filtered = DataSets.prepare(rareItemsOut, 1).sequences();

    int silent = 0;
    for (int user = 0; user < filtered.userCount(); user++) {
      assertThat(truth.of(whole, user)).isPresent();
      silent += truth.of(filtered, user).isEmpty() ? 1 : 0;
    }
    assertThat(silent).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,1,-1,0,0| line 2: found \"a 1 -1 0 0\", expected position 0",
        "a,0,0,0,0| line 2: found \"a 0 0 0 0\", expected position 0, an earlier one",
        "a,0,-1,1,2| interest -1 for noise only.",
        "a,0,-1,0| line 2: found 4 columns, expected 5 as in the header.",
        "a,zero,-1,0,0| line 2: found \"a zero -1 0 0\", expected whole numbers."
      })
  void aBrokenFileIsRefused(String line, String sentence) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.truth.tsv"), HEADER + line.replace(',', '\t') + "\n");

    assertThatThrownBy(() -> NoiseTruth.read(file))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.truth.tsv"), "user item\n");

    assertThatThrownBy(() -> NoiseTruth.read(file))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("line 1: found another header");
  }
}
