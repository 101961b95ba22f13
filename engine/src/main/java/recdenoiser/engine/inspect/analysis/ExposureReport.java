package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.PlotAxis;
import recdenoiser.engine.figure.PlotFigure;
import recdenoiser.engine.figure.PlotSeries;
import recdenoiser.engine.inspect.analysis.Exposure.Limit;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** Table and figure of limits on exposure. */
public final class ExposureReport {
  private ExposureReport() {}

  /** A row for each limit. */
  public static DataGrid grid(Exposure exposure) {
    List<GridColumn> columns =
        List.of(
            GridColumn.numbers(AnalysisTexts.format("exposure.factor")),
            GridColumn.numbers(AnalysisTexts.format("exposure.hit")),
            GridColumn.numbers(AnalysisTexts.format("exposure.ndcg")),
            GridColumn.numbers(AnalysisTexts.format("exposure.gini")),
            GridColumn.numbers(AnalysisTexts.format("exposure.coverage")),
            GridColumn.numbers(AnalysisTexts.format("exposure.filled")));
    List<List<GridCell>> rows = exposure.limits().stream().map(ExposureReport::row).toList();
    String note =
        AnalysisTexts.format(
            "exposure.note",
            Integer.toString(exposure.users()),
            Integer.toString(exposure.items()));
    return new DataGrid(
        AnalysisTexts.format("exposure.title", exposure.run()), columns, rows, List.of(note));
  }

  private static List<GridCell> row(Limit limit) {
    GridCell factor =
        limit.isNone()
            ? GridCell.text(AnalysisTexts.format("exposure.none"))
            : GridCell.number(limit.factor(), Numbers.decimal(limit.factor()));
    return List.of(
        factor,
        GridCell.metric(limit.hit()),
        GridCell.metric(limit.ndcg()),
        GridCell.metric(limit.gini()),
        GridCell.metric(limit.coverage()),
        GridCell.metric(limit.filled()));
  }

  /** Hit@10 and Gini over c, dashed what there is without a limit. */
  public static List<JFreeChart> charts(Exposure exposure, ChartStyle style) {
    return List.of(
        chart(exposure, "exposure.hit", Limit::hit, style),
        chart(exposure, "exposure.gini", Limit::gini, style));
  }

  /** As a file has it. */
  public static Figure figure(Exposure exposure, FigureSize panelSize) {
    List<String> notes = grid(exposure).notes();
    String title = AnalysisTexts.format("exposure.title", exposure.run());
    List<Figure> figures = new ArrayList<>();
    for (JFreeChart chart : charts(exposure, ChartStyle.ofFiles())) {
      List<String> caption = figures.isEmpty() ? List.of() : notes;
      figures.add(ChartFigure.of(figures.isEmpty() ? title : "", chart, caption, panelSize));
    }
    return new FigureGrid(figures, figures.size());
  }

  private static JFreeChart chart(
      Exposure exposure, String label, ToDoubleFunction<Limit> value, ChartStyle style) {
    List<PlotSeries.Point> limited = new ArrayList<>();
    for (Limit limit : exposure.limits()) {
      if (!limit.isNone()) {
        limited.add(point(limit.factor(), value.applyAsDouble(limit)));
      }
    }
    List<PlotSeries> series = new ArrayList<>();
    series.add(new PlotSeries(AnalysisTexts.format("exposure.limited"), 0, limited, false));
    for (Limit limit : exposure.limits()) {
      if (limit.isNone() && !limited.isEmpty()) {
        double free = value.applyAsDouble(limit);
        series.add(
            new PlotSeries(
                AnalysisTexts.format("exposure.none"),
                0,
                List.of(
                    point(limited.get(0).x(), free),
                    point(limited.get(limited.size() - 1).x(), free)),
                true));
      }
    }
    PlotAxis across =
        new PlotAxis(AnalysisTexts.format("exposure.axis"), PlotAxis.Scale.LOGARITHMIC, List.of());
    return PlotFigure.chart(
        PlotFigure.Kind.LINES, across, AnalysisTexts.format(label), series, style);
  }

  private static PlotSeries.Point point(double x, double y) {
    return new PlotSeries.Point(x, y, Double.NaN);
  }
}
