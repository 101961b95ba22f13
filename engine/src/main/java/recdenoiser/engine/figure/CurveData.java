package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** All points of curves, one in a row, members of groups too. */
public record CurveData(String valueLabel, List<Row> rows) {

  /**
   * @param step NaN if unknown
   */
  public record Row(
      String series, double epoch, double step, double elapsedSeconds, double value) {}

  public static CurveData of(Curves curves) {
    List<Row> rows = new ArrayList<>();
    curves.series().forEach(series -> add(rows, series.label(), series));
    for (CurveGroup group : curves.groups()) {
      for (CurveSeries member : group.members()) {
        add(rows, FigureTexts.format("group.member", group.label(), member.label()), member);
      }
    }
    return new CurveData(curves.valueLabel(), rows);
  }

  private static void add(List<Row> rows, String name, CurveSeries series) {
    for (int i = 0; i < series.size(); i++) {
      rows.add(new Row(name, series.epoch(i), series.step(i), series.seconds(i), series.value(i)));
    }
  }

  /** For files: a column of steps where any is known. */
  public DataGrid table() {
    boolean steps = rows.stream().anyMatch(row -> Double.isFinite(row.step()));
    List<GridColumn> header = new ArrayList<>(List.of(GridColumn.words("series")));
    Stream.of("epoch", "step", "elapsed_seconds", "value")
        .filter(name -> steps || !name.equals("step"))
        .forEach(name -> header.add(GridColumn.numbers(name)));
    return DataGrid.of("", header, rows.stream().map(row -> cells(row, steps)).toList());
  }

  private static List<GridCell> cells(Row row, boolean steps) {
    List<String> cells = new ArrayList<>(List.of(row.series(), trimmed(row.epoch())));
    if (steps) {
      cells.add(Double.isFinite(row.step()) ? trimmed(row.step()) : "");
    }
    cells.add(String.format(Locale.ROOT, "%.3f", row.elapsedSeconds()));
    cells.add(Double.toString(row.value()));
    return cells.stream().map(GridCell::text).toList();
  }

  private static String trimmed(double number) {
    return Math.rint(number) == number ? Long.toString((long) number) : Double.toString(number);
  }
}
