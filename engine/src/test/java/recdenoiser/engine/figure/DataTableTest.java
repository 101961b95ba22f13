package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataTableTest {
  private final DataTable table =
      new DataTable(
          List.of("series", "share [%]"),
          List.of(false, true),
          List.of(List.of("a_1 | \"plain\"", "0.5"), List.of("50 % & more\\", "1")));

  @Test
  void csvQuotesWhatWouldBreakALine() {
    assertThat(table.csv())
        .isEqualTo("series,share [%]\r\n\"a_1 | \"\"plain\"\"\",0.5\r\n50 % & more\\,1\r\n");
  }

  @Test
  void markdownPutsNumbersToTheRight() {
    assertThat(table.markdown())
        .isEqualTo(
            """
            | series | share [%] |
            |---|---:|
            | a_1 \\| "plain" | 0.5 |
            | 50 % & more\\\\ | 1 |
            """);
  }

  @Test
  void latexIsATabularWithRules() {
    assertThat(table.latex())
        .isEqualTo(
            """
            \\begin{tabular}{lr}
            \\toprule
            series & share [\\%] \\\\
            \\midrule
            a\\_1 | "plain" & 0.5 \\\\
            50 \\% \\& more\\textbackslash{} & 1 \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void tabsAreForSpreadsheets() {
    assertThat(table.tabs()).startsWith("series\tshare [%]\na_1 | \"plain\"\t0.5\n");
  }
}
