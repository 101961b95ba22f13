package recdenoiser.app.data;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import recdenoiser.app.table.AskedWidths;

/** Tables that show and are not edited. */
public final class Tables {
  private Tables() {}

  /**
   * @param whenEmpty what stands there while it has no rows
   */
  public static <T> TableView<T> of(String id, String whenEmpty) {
    TableView<T> table = new TableView<>();
    table.setId(id);
    table.getStyleClass().add("dense");
    AskedWidths.give(table);
    table.setPlaceholder(new Label(whenEmpty));
    return table;
  }

  /** A column of texts; what does not fit is in its tooltip. */
  public static <T> TableColumn<T, String> text(
      TableView<T> table, String title, double width, Function<T, String> text) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setCellFactory(unused -> new LongText<>());
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 72));
    table.getColumns().add(column);
    return column;
  }

  /** A column of numbers. */
  public static <T> TableColumn<T, String> number(
      TableView<T> table, String title, double width, Function<T, String> text) {
    TableColumn<T, String> column = text(table, title, width, text);
    column.getStyleClass().add("number");
    column.setMinWidth(width);
    column.setMaxWidth(1.4 * width);
    return column;
  }

  private static final class LongText<T> extends TableCell<T, String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setTooltip(empty || text == null || text.length() < 24 ? null : new Tooltip(text));
    }
  }
}
