package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;

/** Files that pyarrow 25 wrote. */
class ParquetTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ParquetTest.class.getResourceAsStream("/parquet/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static List<String> inWords(Sequences data) {
    return Downloads.inWords(data).stream().map(user -> user.replaceAll("@\\S+", "")).toList();
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = new ParquetLines(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "int96", "pages2"})
  void actionsAreReadHoweverTheyArePacked(String name) throws IOException {
    DataSet set = DataFiles.open(file(name + ".parquet"));
    Sequences data = set.sequences();

    assertThat(inWords(data))
        .containsExactly(
            "u0: 0 7 3 10 6 2", "u1: 9 5 1 8 4 0", "u2: 7 3 10 6 2 9", "u3: 5 1 8 4 0 7");
    assertThat(data.exactTime(0, 0)).isEqualByComparingTo("1500001959.123456");
    assertThat(Reading.of("", set.reading()).sentences())
        .startsWith(
            "Read as: user user_id, item item_id, rating rating, time timestamp (ISO_DATE).");
  }

  @Test
  void listsBecomeActionsInTheirOrder() throws IOException {
    assertThat(inWords(DataFiles.read(file("history.parquet"))))
        .as("a missing user and a missing item are left out")
        .containsExactly("a: 1 2 3", "b: 3 4");
    assertThat(inWords(DataFiles.read(file("nested.parquet")))).containsExactly("a: 2 1", "b: 3 1");
  }

  @Test
  void datesDecimalsBytesAndWhatIsNoNumber() throws IOException {
    assertThat(lines(file("dates.parquet")))
        .first()
        .isEqualTo(
            "{\"customer_id\":\"a\",\"article_id\":\"01\",\"t_dat\":\"2017-07-14\",\"price\":1.25,"
                + "\"blob\":\"fffe\",\"count\":9223372036854775809,\"share\":null}");
    assertThat(lines(file("dates.parquet")).get(3)).contains("\"t_dat\":\"2017-07-16\"");
    assertThat(DataFiles.read(file("dates.parquet")).itemToken(1)).isEqualTo("01");
  }

  @Test
  void aPackingThatIsNotKnownIsNamed() throws IOException {
    assertThatThrownBy(() -> DataFiles.read(file("brotli.parquet")))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(
            "its pages are packed by BROTLI, expected one of UNCOMPRESSED, SNAPPY");
  }

  @Test
  void whatIsDamagedIsReadOrRefusedInASentence() throws IOException {
    byte[] whole = Files.readAllBytes(file("snappy.parquet"));
    Random random = new Random(7);
    int refused = 0;
    for (int time = 0; time < 300; time++) {
      byte[] damaged = whole.clone();
      if (time % 3 == 0) {
        damaged = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 4));
      } else {
        damaged[4 + random.nextInt(whole.length - 4)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = folder.resolve("damaged.parquet");
      Files.write(file, damaged);
      try {
        DataFiles.read(file);
      } catch (DataProblem e) {
        refused++;
        assertThat(e).hasMessageContaining("damaged.parquet");
      } catch (RuntimeException e) {
        fail("Damage " + time + " ends in a trace.", e);
      }
    }
    assertThat(refused).isGreaterThan(100);
  }
}
