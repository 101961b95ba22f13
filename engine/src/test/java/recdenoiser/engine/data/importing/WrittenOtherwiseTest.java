package recdenoiser.engine.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.opening.DataFiles;

/** Dates, records and names that are written otherwise than in most files. */
class WrittenOtherwiseTest {
  @TempDir Path folder;

  private static final int ROWS = 120;

  private Path table(String name, String header, IntFunction<String> row) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return Downloads.text(folder, name, text.toString());
  }

  private static Detection detected(Path file) {
    return Importer.detect(file, "", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14 Jul 2017| 2017-07-14T00:00:00Z",
        "14-Jul-2017 03:12| 2017-07-14T03:12:00Z",
        "1st September 2017| 2017-09-01T00:00:00Z",
        "Jul 14, 2017| 2017-07-14T00:00:00Z",
        "July 14, 2017 3:12 PM| 2017-07-14T15:12:00Z",
        "Sept. 4 2017, 12:05:09 am| 2017-09-04T00:05:09Z",
        "Fri, 14 Jul 2017 03:12:39 GMT| 2017-07-14T03:12:39Z",
        "Friday, July 14, 2017 at 3:12:39 PM +02:00| 2017-07-14T13:12:39Z",
        "14 Jul 2017 03:12:39.25| 2017-07-14T03:12:39.250Z"
      })
  void monthsHaveNames(String text, Instant expected) {
    assertThat(DateTexts.namedMonth(text)).isEqualTo(expected);
    assertThat(TimeGuess.plausible(List.of(text)))
        .isIn(TimeNotation.NAMED_MONTH, TimeNotation.AMERICAN_DATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"31 Feb 2017", "14 Juli 2017", "14 Jul 17", "Jul 14, 2017 13:12 PM", "May", "May 5"})
  void whatIsNoDateIsNone(String text) {
    assertThatThrownBy(() -> DateTexts.namedMonth(text))
        .isInstanceOf(java.time.DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({"20170714,2017-07-14T00:00:00Z", "201707140312,2017-07-14T03:12:00Z"})
  void integersOfDigitsOfADate(String text, Instant expected) {
    assertThat(DateTexts.calendarNumber(text)).isEqualTo(expected);
    assertThat(DateTexts.calendarNumber(text.substring(0, 8) + "235958"))
        .isEqualTo(Instant.parse("2017-07-14T23:59:58Z"));
    assertThatThrownBy(() -> DateTexts.calendarNumber("20171314"))
        .isInstanceOf(java.time.DateTimeException.class);
  }

  @Test
  void aColumnOfDatesIsTheTimeWhateverItIsCalled() throws IOException {
    Path file =
        table(
            "a.csv",
            "user,item,wann",
            i -> "u%d,i%d,2017-07-%02d 10:00".formatted(i % 10, i % 7, 1 + i % 28));

    assertThat(detected(file).plan().columns().time()).isEqualTo("wann");
    assertThat(detected(file).plan().times()).isEqualTo(TimeNotation.ISO_DATE);
  }

  @Test
  void aDateOfTheItemIsNotTheTimeOfTheAction() throws IOException {
    Path file =
        table(
            "a.csv",
            "user_id,item_id,release_date",
            i -> "u%d,i%d,%d-01-01".formatted(i % 11, i % 20, 1995 + i % 20));
    Path unnamed =
        table(
            "b.csv",
            "user_id,item_id,first_date",
            i -> "u%d,i%d,%d-01-01".formatted(i % 11, i % 20, 1995 + i % 20));

    for (Path each : List.of(file, unnamed)) {
      assertThat(detected(each).plan().columns().time()).isEmpty();
      assertThat(detected(each).doubts())
          .extracting(Doubt::kind)
          .containsExactly(Doubt.Kind.TIME_NOT_USED);
    }
  }

  @Test
  void numbersThatCouldBeTimesAreSaid() throws IOException {
    Path file =
        table(
            "a.csv",
            "user,item,x",
            i -> String.format(Locale.ROOT, "u%d,i%d,%d", i % 10, i % 7, 1_500_000_000 + 60 * i));

    assertThat(detected(file).plan().columns().time()).isEmpty();
    assertThat(detected(file).doubts())
        .extracting(Doubt::sentence)
        .containsExactly(
            "The column x could hold times and is not used; it holds, for example, 1500000000 (data"
                + " import --time x).");
  }

  @Test
  void namesOfColumnsWithoutAnyNumberBelowAreNames() throws IOException {
    Path words = table("a.csv", "customer,article", i -> "u%d,i%d".formatted(i % 10, i % 7));
    Path dates =
        table(
            "b.csv",
            "who,what,tag",
            i -> "u%d,i%d,%02d.07.2017".formatted(i % 9, i % 7, 1 + i % 28));

    assertThat(DataFiles.read(words).actionCount()).isEqualTo(ROWS);
    assertThat(DataFiles.read(dates).actionCount()).isEqualTo(ROWS);
    assertThat(detected(dates).plan().times()).isEqualTo(TimeNotation.DAY_FIRST);
  }

  @Test
  void objectsStandInAListOrOverSeveralLines() throws IOException {
    Path list =
        Downloads.text(
            folder,
            "list.json",
            "[{\"user\":\"a\",\"item\":\"x\"},{\"user\":\"a\",\"item\":\"y\"},\n"
                + "{\"user\":\"b\",\"item\":\"x\"},{\"user\":\"b\",\"item\":\"z\"}]");
    Path pretty =
        Downloads.text(
            folder,
            "pretty.json",
            "{\n"
                + " \"user\": \"a\",\n"
                + " \"item\": \"x\"\n"
                + "}\n"
                + "{\n"
                + " \"user\": \"a\",\n"
                + " \"item\": \"y\"\n"
                + "}\n");

    assertThat(Downloads.inWords(DataFiles.read(list))).containsExactly("a: x y", "b: x z");
    assertThat(Downloads.inWords(DataFiles.read(pretty))).containsExactly("a: x y");
  }

  @Test
  void aListThatIsCutIsRefusedWithItsLine() throws IOException {
    Path cut =
        Downloads.text(
            folder,
            "cut.json",
            "[\n"
                + "{\"user\":\"a\",\"item\":\"x\"},\n"
                + "{\"user\":\"a\",\"item\":\"y\"},\n"
                + "{\"user\":\"b\",");

    assertThatThrownBy(() -> DataFiles.read(cut))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("found what is no JSON");
  }

  @Test
  void quotedCellsMayHoldLineBreaksWhateverStandsFirst() throws IOException {
    Path file =
        table(
            "a.csv",
            "\"user_id\",\"title\",\"asin\",\"time\"",
            i ->
                "\"u%d\",\"A, \"\"b\"\"\nof two\",\"i%d\",\"%d\""
                    .formatted(i % 10, i % 7, 1_500_000_000 + i));

    assertThat(DataFiles.read(file).actionCount()).isEqualTo(ROWS);
    assertThat(detected(file).plan().columns().item()).isEqualTo("asin");
  }

  @Test
  void aColumnIsNotTakenTwice() throws IOException {
    Path file =
        table(
            "a.csv",
            "when;what;who;session;price",
            i ->
                "2021-03-%02d;thing %d;person %d;%d;2.5"
                    .formatted(1 + i % 28, i % 9, i % 12, i / 3));

    assertThat(detected(file).plan().columns())
        .isEqualTo(new ActionColumns("session", "what", "", "when"));
  }

  @Test
  void aQuoteInPlainActionsIsALetter() throws IOException {
    String lines = "u\t\"\t1\n" + "u\t0\t2\n".repeat(9) + "u\t\"\t3\nu\t,\"\t4\nu\t5\",\t5\n";

    assertThat(DataFiles.read(Downloads.text(folder, "a.txt", lines)).actionCount()).isEqualTo(13);
  }

  @Test
  void aMarkOfInchesOpensNothing() throws IOException {
    Path file =
        table("a.tsv", "user\titem\ttitle", i -> "u%d\ti%d\tA 5\" disc".formatted(i % 10, i % 7));

    assertThat(DataFiles.read(file).actionCount()).isEqualTo(ROWS);
  }
}
