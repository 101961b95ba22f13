package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.PlotAxis;
import recdenoiser.engine.figure.PlotFigure;
import recdenoiser.engine.figure.PlotSeries;
import recdenoiser.engine.inspect.analysis.Consistency.Bin;
import recdenoiser.engine.inspect.analysis.Consistency.Found;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** Table and figure of items made again from the states of their users. */
public final class ConsistencyReport {
  private ConsistencyReport() {}

  /** A row for all items and one for each bin of popularity. */
  public static DataGrid grid(Consistency consistency) {
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.words(AnalysisTexts.format("consistency.actions")));
    columns.add(GridColumn.numbers(AnalysisTexts.format("consistency.items")));
    for (String by : List.of("consistency.angle", "consistency.product")) {
      for (String what :
          List.of("consistency.itself", "consistency.ten", "consistency.reciprocal")) {
        columns.add(
            GridColumn.numbers(
                AnalysisTexts.format(
                    "consistency.by", AnalysisTexts.format(what), AnalysisTexts.format(by))));
      }
    }
    List<List<GridCell>> rows = new ArrayList<>();
    rows.add(
        row(
            AnalysisTexts.format("consistency.all"),
            consistency.items(),
            consistency.byAngle(),
            consistency.byProduct()));
    consistency
        .bins()
        .forEach(bin -> rows.add(row(name(bin), bin.items(), bin.byAngle(), bin.byProduct())));
    return new DataGrid(
        AnalysisTexts.format("consistency.title", consistency.run()),
        columns,
        rows,
        List.of(note(consistency)));
  }

  private static String note(Consistency consistency) {
    return AnalysisTexts.format(
        "consistency.note",
        Integer.toString(consistency.states()),
        Integer.toString(consistency.left()),
        Numbers.significant(1.0 / (consistency.items() + consistency.left())));
  }

  private static List<GridCell> row(String name, int items, Found byAngle, Found byProduct) {
    List<GridCell> row = new ArrayList<>();
    row.add(GridCell.text(name));
    row.add(GridCell.number(items));
    for (Found found : List.of(byAngle, byProduct)) {
      row.add(GridCell.metric(found.itself()));
      row.add(GridCell.metric(found.amongTen()));
      row.add(GridCell.metric(found.reciprocalRank()));
    }
    return row;
  }

  private static String name(Bin bin) {
    return bin.from() == bin.to()
        ? Numbers.count(bin.from())
        : Numbers.count(bin.from()) + "–" + Numbers.count(bin.to());
  }

  /** The share of items whose nearest item is itself, by popularity. */
  public static JFreeChart chart(Consistency consistency, ChartStyle style) {
    PlotAxis across =
        new PlotAxis(
            AnalysisTexts.format("consistency.actions"),
            PlotAxis.Scale.NAMES,
            consistency.bins().stream().map(ConsistencyReport::name).toList());
    return PlotFigure.chart(
        PlotFigure.Kind.BARS,
        across,
        AnalysisTexts.format("consistency.itself"),
        List.of(
            series(consistency, "consistency.angle", 0, Bin::byAngle),
            series(consistency, "consistency.product", 1, Bin::byProduct)),
        style);
  }

  private static PlotSeries series(
      Consistency consistency, String label, int slot, Function<Bin, Found> found) {
    List<PlotSeries.Point> points = new ArrayList<>();
    for (Bin bin : consistency.bins()) {
      points.add(new PlotSeries.Point(points.size(), found.apply(bin).itself(), Double.NaN));
    }
    return new PlotSeries(AnalysisTexts.format(label), slot, points, false);
  }

  /** As a file has it. */
  public static Figure figure(Consistency consistency, FigureSize size) {
    return ChartFigure.of(
        AnalysisTexts.format("consistency.title", consistency.run()),
        chart(consistency, ChartStyle.ofFiles()),
        List.of(note(consistency)),
        size);
  }
}
