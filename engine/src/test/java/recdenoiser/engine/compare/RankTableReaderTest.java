package recdenoiser.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;

/** Three users, anna, bert and "c, d", of whom bert is not evaluated; nine items. */
class RankTableReaderTest {
  private static final String[] NAMES = {"anna", "bert", "c, d"};

  @TempDir Path folder;

  @Test
  void usersAreThoseOfTheData() throws IOException {
    RankedRun run = read("\"c, d\",9\nanna,1.5\n");

    assertThat(run.ranks().users()).containsExactly(0, 2);
    assertThat(run.ranks().full()).containsExactly(1.5, 9);
    assertThat(run.has(Ranking.FULL)).isTrue();
    assertThat(run.has(Ranking.SAMPLED)).isFalse();
    assertThat(run.fromElsewhere()).isTrue();
  }

  @Test
  void aHeaderAByteOrderMarkAndRanksAmongNegativesAreUnderstood() throws IOException {
    RankedRun run = read("\uFEFFuser,rank,sampled\r\nanna,4,2\r\n");

    assertThat(run.ranks().full()).containsExactly(4);
    assertThat(run.ranks().sampled()).containsExactly(2);
  }

  @Test
  void aFourthColumnIsAmongPopularNegatives() throws IOException {
    RankedRun run = read("anna,4,2,2.5\n\"c, d\",1,1,1\n");

    assertThat(run.ranks().among(Ranking.POPULAR)).containsExactly(2.5, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anna,1;eve,2           | line 2: found the user "eve", expected one of the 2 users of small that are evaluated
          bert,1                 | line 1: found the user "bert", expected one of the 2 users
          anna,0                 | line 1: found the rank "0", expected a rank from 1 to 9, whole or half.
          anna,10                | line 1: found the rank "10", expected a rank from 1 to 9
          anna,2.25              | line 1: found the rank "2.25", expected
          user,rank;anna,NaN     | line 2: found the rank "NaN", expected
          anna,first             | line 1: found the rank "first", expected
          anna,1;anna,2          | line 2: found the user "anna" again, expected each user once.
          anna                   | line 1: found 1 columns, expected user,rank, user,rank,sampled or user,rank,sampled,popular.
          anna,1,2,3,4           | line 1: found 5 columns, expected user,rank, user,rank,sampled or user,rank,sampled,popular.
          anna,1;"c, d",1,2      | line 2: found 3 columns, expected 2 as on the first line.
          user,rank              | holds no ranks; expected user,rank
          """)
  void whatIsWrongIsSaidWithFileAndLine(String lines, String sentence) {
    assertThatThrownBy(() -> read(lines.replace(";", "\n")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve("ranks.csv").toString())
        .hasMessageContaining(sentence);
  }

  @Test
  void anEmptyFileAndOneThatIsNoTextAreRefused() throws IOException {
    assertThatThrownBy(() -> read("")).hasMessageContaining("holds no ranks");

    Path file = folder.resolve("ranks.csv");
    Files.write(file, "anna\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }

  private RankedRun read(String text) throws IOException {
    return read(Files.writeString(folder.resolve("ranks.csv"), text));
  }

  private static RankedRun read(Path file) throws IOException {
    Sequences sequences =
        new Sequences(
            "small",
            9,
            new int[] {0, 3, 4, 7},
            new int[] {1, 2, 3, 4, 5, 6, 7},
            null,
            user -> NAMES[user],
            item -> "i" + item);
    return RankTableReader.read("theirs", file, Split.TEST, sequences, new int[] {0, 2});
  }
}
