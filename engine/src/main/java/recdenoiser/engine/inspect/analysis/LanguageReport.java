package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.LogLogFigure;
import recdenoiser.engine.figure.PlotAxis;
import recdenoiser.engine.figure.PlotFigure;
import recdenoiser.engine.figure.PlotSeries;
import recdenoiser.engine.inspect.analysis.Language.Order;
import recdenoiser.engine.inspect.analysis.Language.Side;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** Table and figure of items beside words. */
public final class LanguageReport {
  private LanguageReport() {}

  /** A row for each quantity, a column for items and one for words. */
  public static DataGrid grid(Language language) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(AnalysisTexts.format("language.quantity")),
            GridColumn.numbers(AnalysisTexts.format("language.items", language.items().name())),
            GridColumn.numbers(AnalysisTexts.format("language.words", language.words().name())));
    List<List<GridCell>> rows = new ArrayList<>();
    rows.add(row("language.tokens", language, side -> GridCell.number(side.tokens())));
    rows.add(row("language.sequences", language, side -> GridCell.number(side.sequences())));
    rows.add(row("language.length", language, side -> significant(side.meanLength())));
    rows.add(row("language.kinds", language, side -> GridCell.number(side.kinds())));
    rows.add(row("language.entropy", language, side -> significant(side.entropy())));
    rows.add(row("language.zipf", language, side -> significant(side.zipfSlope())));
    addOrders(rows, "language.bits", language, order -> significant(order.bits()));
    addOrders(rows, "language.right", language, order -> GridCell.metric(order.right()));
    addOrders(rows, "language.unseen", language, order -> GridCell.metric(order.unseen()));
    return new DataGrid(
        AnalysisTexts.format("language.title"),
        columns,
        rows,
        List.of(AnalysisTexts.format("language.note")));
  }

  private static List<GridCell> row(String key, Language language, Function<Side, GridCell> value) {
    return List.of(
        GridCell.text(AnalysisTexts.format(key)),
        value.apply(language.items()),
        value.apply(language.words()));
  }

  private static void addOrders(
      List<List<GridCell>> rows, String key, Language language, Function<Order, GridCell> value) {
    for (int n = 1; n <= Language.ORDER; n++) {
      int which = n;
      rows.add(
          List.of(
              GridCell.text(AnalysisTexts.format(key, Integer.toString(n))),
              cell(language.items(), which, value),
              cell(language.words(), which, value)));
    }
  }

  private static GridCell cell(Side side, int n, Function<Order, GridCell> value) {
    return side.orders().stream()
        .filter(order -> order.n() == n)
        .findFirst()
        .map(value)
        .orElse(GridCell.NONE);
  }

  private static GridCell significant(double value) {
    return GridCell.number(value, Numbers.significant(value));
  }

  /** Frequency over rank, bits by n, and what is predicted right by n. */
  public static List<JFreeChart> charts(Language language, ChartStyle style) {
    return List.of(
        LogLogFigure.chart(
            AnalysisTexts.format("language.rank"),
            AnalysisTexts.format("language.perMillion"),
            List.of(ranks(language.items(), 0), ranks(language.words(), 1)),
            style),
        byOrder(language, "language.bitsAxis", Order::bits, style),
        byOrder(language, "language.rightAxis", Order::right, style));
  }

  private static PlotSeries ranks(Side side, int slot) {
    List<PlotSeries.Point> points =
        side.ranks().stream()
            .map(rank -> new PlotSeries.Point(rank.rank(), rank.perMillion(), Double.NaN))
            .toList();
    return new PlotSeries(label(side, slot), slot, points, false);
  }

  private static String label(Side side, int slot) {
    return AnalysisTexts.format(slot == 0 ? "language.items" : "language.words", side.name());
  }

  private static JFreeChart byOrder(
      Language language, String label, Function<Order, Double> value, ChartStyle style) {
    List<PlotSeries> series = new ArrayList<>();
    for (Side side : List.of(language.items(), language.words())) {
      List<PlotSeries.Point> points =
          side.orders().stream()
              .map(order -> new PlotSeries.Point(order.n() - 1.0, value.apply(order), Double.NaN))
              .toList();
      series.add(new PlotSeries(label(side, series.size()), series.size(), points, false));
    }
    List<String> names = new ArrayList<>();
    for (int n = 1; n <= Language.ORDER; n++) {
      names.add(Integer.toString(n));
    }
    PlotAxis across =
        new PlotAxis(AnalysisTexts.format("language.order"), PlotAxis.Scale.NAMES, names);
    return PlotFigure.chart(
        PlotFigure.Kind.LINES, across, AnalysisTexts.format(label), series, style);
  }

  /** As a file has it. */
  public static Figure figure(Language language, FigureSize panelSize) {
    List<Figure> figures = new ArrayList<>();
    for (JFreeChart chart : charts(language, ChartStyle.ofFiles())) {
      String title = figures.isEmpty() ? AnalysisTexts.format("language.title") : "";
      List<String> caption =
          figures.isEmpty() ? List.of() : List.of(AnalysisTexts.format("language.note"));
      figures.add(
          ChartFigure.of(title, chart, figures.size() == 1 ? caption : List.of(), panelSize));
    }
    return new FigureGrid(figures, figures.size());
  }
}
