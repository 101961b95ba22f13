package recdenoiser.engine.run.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recdenoiser.engine.run.library.RunRowsForTests.PLAIN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.run.library.RunSheet.Format;
import recdenoiser.engine.train.RunState;

/** Differences, filters, groups and tables. */
class LibraryQueryTest {
  @TempDir Path runs;
  private RunRowsForTests written;

  @BeforeEach
  void begin() {
    written = new RunRowsForTests(runs);
  }

  @Test
  void onlyWhatDiffersIsNamedTheSeedLast() throws IOException {
    written
        .with(PLAIN.with("seed", "1"), 0.1)
        .with(PLAIN.with("seed", "2").with("maxLength", "200"), 0.1)
        .with(PLAIN.with("attention", "LEARNED_MASK").with("maskPenalty", "0.0001"), 0.1)
        .with(PLAIN.with("data", "other.txt").with("width", "64"), 0.1);

    assertThat(rows(LibraryQuery.ALL))
        .extracting(RunRow::differs)
        .containsExactly("n 50 · seed 1", "n 200 · seed 2", "n 50 · β 1e-4 · seed 42", "");
  }

  @Test
  void seedsAreCountedTogetherAndRepetitionsOnce() throws IOException {
    written
        .with(PLAIN.with("seed", "1"), 0.1)
        .with(PLAIN.with("seed", "2"), 0.3)
        .with(PLAIN.with("seed", "2"), 0.3)
        .with(PLAIN.with("seed", "3"), RunState.STOPPED, 0.2)
        .with(PLAIN.with("seed", "1").with("width", "64"), 0.5);

    List<RunRow> rows = rows(new LibraryQuery(false, "", "", true, List.of()));

    assertThat(rows).extracting(RunRow::seeds).containsExactly(3, 1);
    assertThat(rows).extracting(RunRow::differs).containsExactly("d 50", "d 64");
    var best = RunFields.get("ndcg").spread(rows.get(0));
    assertThat(best.mean()).isCloseTo(0.2, within(1e-12));
    assertThat(best.deviation()).isCloseTo(0.1, within(1e-12));
    var test = RunFields.get("test.ndcg").spread(rows.get(0));
    assertThat(test.runs()).as("the stopped run has no test").isEqualTo(2);
    assertThat(test.mean()).isCloseTo(0.18, within(1e-12));
    assertThat(RunFields.get("ndcg").shown(rows.get(0))).isEqualTo("0.2000 ± 0.1000");
    assertThat(RunFields.get("ndcg").shown(rows.get(1))).isEqualTo("0.5000");
  }

  @Test
  void groupsArePartedByChosenSettings() throws IOException {
    written
        .with(PLAIN.with("width", "32").with("seed", "1"), 0.1)
        .with(PLAIN.with("width", "64").with("seed", "1"), 0.2)
        .with(PLAIN.with("width", "64").with("maxLength", "100").with("seed", "2"), 0.3);

    List<RunRow> rows = rows(new LibraryQuery(false, "", "", true, List.of("width")));

    assertThat(rows).extracting(RunRow::differs).containsExactly("d 32", "d 64");
    assertThat(rows).extracting(row -> row.runs().size()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ndcg > 0.1                          | bc
          ndcg>=0.1                           | abc
          test.ndcg@10.full > 0.1 or seed = 1 | ab
          not (seed = 1)                      | bc
          seed = 1 or seed = 2 and ndcg > 0.9 | a
          model ~ sas and d = 64              | c
          width != 64                         | ab
          attention = softmax                 | abc
          β > 0                               | ``
          tags = good                         | b
          tags ~ goo                          | b
          state = "stopped"                   | c
          name = "best of all"                | b
          test.ndcg > 0                       | ab
          maskPenalty > 0                     | ``
          """)
  void conditionsLetThrough(String condition, String letters) throws IOException {
    three();
    StringBuilder through = new StringBuilder();
    for (RunRow row : rows(new LibraryQuery(false, "", condition, false, List.of()))) {
      through.append(
          (char) ('a' + row.first().path().toString().charAt(runs.toString().length() + 7) - '1'));
    }
    assertThat(through).hasToString(letters == null ? "" : letters);
  }

  private void three() throws IOException {
    written
        .with(PLAIN.with("seed", "1"), 0.1)
        .with(PLAIN.with("seed", "2"), 0.2)
        .with(PLAIN.with("seed", "3").with("width", "64"), RunState.STOPPED, 0.3);
    AboutFile.change(
        written.entries().get(1).folder(),
        about -> about.named("Best of all").withTags(List.of("good", "later")).noted("Look!"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ndcg >              | expected a value, found its end
          ndcg > many         | expected a number to compare best.ndcg@10.full with, found "many"
          nothing = 1         | expected the name of a field, found "nothing"
          ndcg 0.1            | expected one of > >= < <= = != ~, found "0.1"
          (seed = 1           | expected ")", found its end
          seed = 1 seed = 2   | expected "and" or "or", found "seed"
          """)
  void aConditionThatCannotBeReadSaysWhereItFails(String condition, String sentence) {
    assertThatThrownBy(() -> RunFilter.parse(condition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void wordsAreLookedForEverywhere() throws IOException {
    three();
    assertThat(rows(new LibraryQuery(false, "look good", "", false, List.of()))).hasSize(1);
    assertThat(rows(new LibraryQuery(false, "games sasrec", "", false, List.of()))).hasSize(3);
    assertThat(rows(new LibraryQuery(false, "nowhere", "", false, List.of()))).isEmpty();
  }

  @Test
  void archivedRunsAreHiddenUnlessAskedFor() throws IOException {
    three();
    AboutFile.change(written.entries().get(0).folder(), about -> about.archived(true));
    assertThat(rows(LibraryQuery.ALL)).hasSize(2);
    assertThat(rows(new LibraryQuery(true, "", "", false, List.of()))).hasSize(3);
  }

  @Test
  void whatIsMissingComesLastWhicheverWay() throws IOException {
    three();
    RunField test = RunFields.get("test.ndcg");
    for (boolean descending : new boolean[] {true, false}) {
      List<RunRow> rows = new ArrayList<>(rows(LibraryQuery.ALL));
      rows.sort(LibraryQuery.order(test, descending));
      assertThat(rows.get(2).first().state()).isEqualTo(RunState.STOPPED);
      assertThat(test.value(rows.get(0)) > test.value(rows.get(1))).isEqualTo(descending);
    }
  }

  @Test
  void tablesForOtherPrograms() throws IOException {
    written.with(PLAIN.with("seed", "1"), 0.1).with(PLAIN.with("seed", "2"), 0.2);
    AboutFile.change(
        written.entries().get(0).folder(), about -> about.named("=1, \"a\" & b_c | d"));
    List<RunField> fields = List.of(RunFields.get("name"), RunFields.get("ndcg"));
    RunSheet sheet = new RunSheet(fields, rows(LibraryQuery.ALL));

    assertThat(sheet.write(Format.CSV))
        .isEqualTo("name,best.ndcg@10.full\n\"'=1, \"\"a\"\" & b_c | d\",0.1\nrun-002,0.2\n");
    assertThat(sheet.write(Format.MARKDOWN))
        .isEqualTo(
            "| Run | NDCG@10 best, all |\n|---|---:|\n"
                + "| =1, \"a\" & b\\_c \\| d | 0.1000 |\n| run-002 | 0.2000 |\n");
    assertThat(sheet.write(Format.LATEX))
        .contains("\\begin{tabular}{lr}", "=1, ''a'' \\& b\\_c \\textbar{} d & 0.1000 \\\\");
    assertThat(sheet.write(Format.JSON)).contains("\"best.ndcg@10.full\" : 0.1");
    assertThat(sheet.write(Format.TEXT)).startsWith("name               best.ndcg@10.full\n");

    RunSheet groups = new RunSheet(fields, rows(new LibraryQuery(false, "", "", true, List.of())));
    assertThat(groups.write(Format.CSV))
        .startsWith("name,best.ndcg@10.full,best.ndcg@10.full deviation,best.ndcg@10.full runs")
        .contains("2 runs,0.15");
  }

  @Test
  void everyShortWordIsOneOfASetting() {
    List<String> names =
        SettingCatalogue.get().settings().stream().map(SettingDescriptor::name).toList();
    ResourceBundle.getBundle("i18n.library", Locale.ROOT).keySet().stream()
        .filter(key -> key.startsWith("short."))
        .forEach(key -> assertThat(names).contains(key.substring("short.".length())));
  }

  private List<RunRow> rows(LibraryQuery query) {
    return query.of(written.entries());
  }
}
