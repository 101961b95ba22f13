package recdenoiser.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The same table in every format, with what each of them would read as something else. */
class GridFormatTest {
  private final DataGrid grid =
      DataGrid.of(
              "Hit & miss",
              List.of(GridColumn.words("model_name"), GridColumn.numbers("Δ")),
              List.of(
                  List.of(GridCell.text("a|b \"x\", 50 %"), GridCell.number(-1 / 3.0, "−0.3333")),
                  List.of(GridCell.text("<b>\\α^2_{i}"), GridCell.NONE)))
          .with(List.of("# 1 ± 2"));

  @Test
  void textHasColumnsAsWideAsTheirCells() {
    assertThat(GridFormat.TEXT.write(grid))
        .isEqualTo(
            """
            Hit & miss

            model_name           Δ
            a|b "x", 50 %  −0.3333
            <b>\\α^2_{i}          –

            # 1 ± 2
            """);
  }

  @Test
  void csvHasWholeNumbersAndQuotes() {
    assertThat(GridFormat.CSV.write(grid))
        .isEqualTo(
            """
            model_name,Δ
            "a|b ""x"", 50 %",-0.3333333333333333
            <b>\\α^2_{i},
            """);
  }

  @Test
  void tabsAreForSpreadsheets() {
    assertThat(GridFormat.TABS.write(grid))
        .isEqualTo(
            """
            model_name\tΔ
            a|b "x", 50 %\t-0.3333333333333333
            <b>\\α^2_{i}\t
            """);
    DataGrid broken =
        DataGrid.of(
            "",
            List.of(GridColumn.words("a\tb")),
            List.of(List.of(GridCell.text("c\nd")), List.of(GridCell.text("e"))));
    assertThat(GridFormat.TABS.write(broken.rows(List.of(0)))).isEqualTo("a b\nc d\n");
  }

  @Test
  void markdownEscapesItsSigns() {
    assertThat(GridFormat.MARKDOWN.write(grid))
        .isEqualTo(
            """
            **Hit & miss**

            | model\\_name | Δ |
            |---|---:|
            | a\\|b "x", 50 % | −0.3333 |
            | &lt;b>\\\\α^2\\_{i} | – |

            # 1 ± 2
            """
                .replace("# 1", "\\# 1"));
  }

  @Test
  void latexIsAWholeTableWithRulesOfBooktabs() {
    assertThat(GridFormat.LATEX.write(grid))
        .isEqualTo(
            """
            % needs \\usepackage{booktabs}
            \\begin{table}
            \\centering
            \\caption{Hit \\& miss}
            \\begin{tabular}{lr}
            \\toprule
            model\\_name & $\\Delta$ \\\\
            \\midrule
            a\\textbar{}b ''x'', 50 \\% & $-$0.3333 \\\\
            \\textless{}b\\textgreater{}\\textbackslash{}$\\alpha$\\textasciicircum{}2\\_\\{i\\} & -- \\\\
            \\bottomrule
            \\end{tabular}

            \\medskip
            \\parbox{\\linewidth}{\\footnotesize
            \\# 1 $\\pm$ 2}
            \\end{table}
            """);
  }

  @Test
  void aBracketIsNoArgumentOfTheLineBefore() {
    DataGrid bracket =
        DataGrid.of("", List.of(GridColumn.words("[a]")), List.of(List.of(GridCell.text("[b]"))));

    assertThat(GridFormat.LATEX.write(bracket)).contains("{}[a] \\\\", "{}[b] \\\\");
  }

  @Test
  void htmlIsEscaped() {
    assertThat(GridFormat.HTML.write(grid))
        .contains(
            "<caption>Hit &amp; miss</caption>",
            "<th>model_name</th><th class=\"number\">Δ</th>",
            "<td>a|b &quot;x&quot;, 50 %</td><td class=\"number\">−0.3333</td>",
            "<td>&lt;b&gt;\\α^2_{i}</td>",
            "<p class=\"note\"># 1 ± 2</p>");
  }

  @Test
  void whatIsNoNumberIsSaidToBeNone() {
    assertThat(GridCell.metric(Double.NaN)).isEqualTo(GridCell.NONE);
    assertThat(GridCell.metric(0.12345)).isEqualTo(new GridCell("0.1235", "0.12345"));
  }

  @Test
  void rowsHaveACellForEachColumn() {
    assertThatThrownBy(() -> DataGrid.of("", List.of(GridColumn.words("a")), List.of(List.of())))
        .hasMessage("A row has 0 cells; expected 1.");
  }
}
