package recdenoiser.app.chart;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.CurveData;
import recdenoiser.engine.text.Numbers;

/** The numbers of a chart, to be read with keyboard and screen reader. */
final class CurveTable extends TableView<CurveData.Row> {
  private static final Texts TEXTS = Texts.bundle("chart");

  CurveTable() {
    setId("chart-table");
    getStyleClass().addAll("dense", "chart-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(column("table.series", CurveData.Row::series, false));
    getColumns().add(column("table.epoch", row -> epoch(row.epoch()), true));
    getColumns().add(column("table.elapsed", row -> Numbers.duration(row.elapsedSeconds()), true));
    getColumns().add(column("table.value", row -> Numbers.significant(row.value()), true));
  }

  void show(CurveData data) {
    getColumns().get(3).setText(data.valueLabel());
    if (!getItems().equals(data.rows())) {
      getItems().setAll(data.rows());
    }
  }

  private static String epoch(double epoch) {
    return Math.rint(epoch) == epoch ? Numbers.count((long) epoch) : Numbers.fixed(epoch, 2);
  }

  private static TableColumn<CurveData.Row, String> column(
      String key, Function<CurveData.Row, String> text, boolean number) {
    TableColumn<CurveData.Row, String> column = new TableColumn<>(TEXTS.get(key));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    if (number) {
      column.getStyleClass().add("number");
    }
    return column;
  }
}
