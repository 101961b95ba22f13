package recdenoiser.engine.report;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.run.Environment;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;
import recdenoiser.engine.table.Html;

/**
 * A comparison as one file of HTML. Nothing in it asks for another file, and a browser is told not
 * to; every text is escaped.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c1c1e; background: #fff;
        max-width: 84em; margin: 2em auto; padding: 0 1.5em; }
      h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2.2em; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; border-top: 1.5px solid #1c1c1e;
        border-bottom: 1.5px solid #1c1c1e; font-variant-numeric: tabular-nums; margin: 1em 0; }
      caption { text-align: left; font-weight: 600; padding: .4em 0; }
      thead th { border-bottom: 1px solid #1c1c1e; font-weight: 600; }
      th, td { text-align: left; padding: .25em .8em .25em 0; vertical-align: top; }
      td:first-child { white-space: nowrap; }
      .number { text-align: right; white-space: nowrap; }
      .note { font-size: .9em; color: #48484a; margin: .3em 0; max-width: 60em; }
      figure { margin: 1em 0; } img { max-width: 100%; height: auto; }
      @media print { body { margin: 0; max-width: none; font-size: 10pt; }
        h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
      """;

  private final Comparison comparison;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * The whole file.
   *
   * @throws IOException if what a run reported cannot be read, naming the line at fault
   */
  public static String of(Comparison comparison) throws IOException {
    return new HtmlReport(comparison).write();
  }

  private String write() throws IOException {
    begin();
    section("settings", settings());
    section("metrics", List.of(ComparisonTables.main(comparison)));
    section("all", List.of(ComparisonTables.all(comparison)));
    curves();
    section("measured", List.of(ReportGrids.measured(comparison)));
    section("machines", List.of(ReportGrids.machines(comparison)));
    page.append("</body>\n</html>\n");
    return page.toString();
  }

  private List<DataGrid> settings() {
    return comparison.settings().isEmpty()
        ? List.of()
        : List.of(ComparisonTables.settings(comparison));
  }

  private void begin() {
    List<String> names = comparison.members().stream().map(ComparedMember::name).toList();
    String title = ReportTexts.format("title", String.join(", ", names));
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.append("img-src data:; style-src 'unsafe-inline'\">\n");
    page.append("<title>").append(Html.escape(title)).append("</title>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(Html.escape(title)).append("</h1>\n");
    paragraph(
        ReportTexts.format(
            "baseline", comparison.baselineMember().name(), Environment.engineVersion()));
  }

  private void section(String key, List<DataGrid> grids) {
    heading(key);
    for (DataGrid grid : grids) {
      String title = grid.title().equals(ReportTexts.format("heading." + key)) ? "" : grid.title();
      DataGrid table = DataGrid.of(title, grid.columns(), grid.rows());
      page.append("<div class=\"wide\">\n");
      page.append(GridFormat.HTML.write(table)).append("</div>\n");
      grid.notes().forEach(this::paragraph);
    }
    if (grids.isEmpty()) {
      paragraph(ReportTexts.format("none." + key));
    }
  }

  private void curves() throws IOException {
    heading("curves");
    List<ChartFigure> figures = ReportCurves.of(comparison);
    for (ChartFigure figure : figures) {
      page.append("<figure><img alt=\"");
      page.append(Html.escape(figure.chart().getTitle().getText())).append("\" src=\"");
      page.append("data:image/svg+xml;base64,");
      page.append(Base64.getEncoder().encodeToString(FigureFormat.SVG.write(figure)));
      page.append("\"></figure>\n");
    }
    if (figures.isEmpty()) {
      paragraph(ReportTexts.format("none.curves"));
    }
  }

  private void heading(String key) {
    String text = ReportTexts.format("heading." + key);
    page.append("<h2>").append(Html.escape(text)).append("</h2>\n");
  }

  private void paragraph(String text) {
    page.append("<p class=\"note\">").append(Html.escape(text)).append("</p>\n");
  }
}
