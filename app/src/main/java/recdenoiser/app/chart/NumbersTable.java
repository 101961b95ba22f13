package recdenoiser.app.chart;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import recdenoiser.app.table.AskedWidths;
import recdenoiser.engine.table.DataGrid;

/**
 * The numbers of a chart, to be read with keyboard and screen reader, and to be copied: the rows
 * that are selected, or all.
 */
class NumbersTable<T> extends TableView<T> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final Supplier<DataGrid> all;

  /**
   * @param all every row, as it is copied
   */
  NumbersTable(Supplier<DataGrid> all) {
    this.all = all;
    setId("chart-table");
    getStyleClass().addAll("dense", "chart-table");
    AskedWidths.give(this);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            ChartActions.copy(selected());
            event.consume();
          }
        });
  }

  DataGrid selected() {
    DataGrid table = all.get();
    List<Integer> chosen = getSelectionModel().getSelectedIndices().stream().sorted().toList();
    return chosen.isEmpty()
        ? table
        : table.rows(chosen.stream().filter(row -> row < table.rows().size()).toList());
  }

  void addColumn(String name, Function<T, String> text, boolean number) {
    TableColumn<T, String> column = new TableColumn<>(name);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    if (number) {
      column.getStyleClass().add("number");
    }
    getColumns().add(column);
  }
}
