package recdenoiser.app.chart;

import java.util.function.Supplier;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.CurveData;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.text.Numbers;

/** The numbers of curves, one point in a row. */
final class CurveTable extends NumbersTable<CurveData.Row> {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final int VALUE = 4;

  CurveTable(Supplier<DataGrid> all) {
    super(all);
    addColumn(TEXTS.get("table.series"), CurveData.Row::series, false);
    addColumn(TEXTS.get("table.epoch"), row -> epoch(row.epoch()), true);
    addColumn(TEXTS.get("table.step"), row -> step(row.step()), true);
    addColumn(TEXTS.get("table.elapsed"), row -> Numbers.duration(row.elapsedSeconds()), true);
    addColumn(TEXTS.get("table.value"), row -> Numbers.significant(row.value()), true);
  }

  void show(CurveData data) {
    getColumns().get(VALUE).setText(data.valueLabel());
    getColumns()
        .get(2)
        .setVisible(data.rows().stream().anyMatch(row -> Double.isFinite(row.step())));
    if (!getItems().equals(data.rows())) {
      getItems().setAll(data.rows());
    }
  }

  private static String epoch(double epoch) {
    return Math.rint(epoch) == epoch ? Numbers.count((long) epoch) : Numbers.fixed(epoch, 2);
  }

  private static String step(double step) {
    return Double.isFinite(step) ? Numbers.count((long) step) : "";
  }
}
