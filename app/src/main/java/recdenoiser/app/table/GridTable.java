package recdenoiser.app.table;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** A table of the engine as it is, to be read. Chosen rows are copied with tabs between. */
public final class GridTable extends StackPane {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double LETTER = 7.2;
  private static final double PADDING = 24;
  private static final double NARROWEST = 64;
  private static final double WIDEST = 280;
  private static final double ROW = 26;
  private static final double HEADER = 40;
  private static final double LETTER_OF_TITLE = 8;
  private static final double BOLD_CAPITAL = 9;

  private final TableView<List<GridCell>> table = new TableView<>();
  private DataGrid grid = DataGrid.of("", List.of(), List.of());
  private boolean whole;

  public GridTable(String id, String whenEmpty) {
    table.setId(id);
    table.getStyleClass().add("dense");
    table.setPlaceholder(new Label(whenEmpty));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            copyChosen();
            event.consume();
          }
        });
    getChildren().add(table);
  }

  /**
   * As high as all of its rows, but no higher than so many.
   *
   * @param most rows, at least 1
   */
  public void showRows(int most) {
    table.setFixedCellSize(ROW);
    table
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> HEADER + ROW * Math.max(1, Math.min(most, table.getItems().size())),
                table.getItems()));
    table.minHeightProperty().bind(table.prefHeightProperty());
  }

  /** Columns share the whole width; none is narrower than its title or its numbers. */
  public void shareWidth() {
    AskedWidths.give(table);
    whole = true;
  }

  /**
   * @param onChosen hears of the row, from 0, that Enter or a double click chooses
   */
  public void onChosen(IntConsumer onChosen) {
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose(onChosen);
            event.consume();
          }
        });
    table.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            choose(onChosen);
          }
        });
  }

  private void choose(IntConsumer onChosen) {
    int row = table.getSelectionModel().getSelectedIndex();
    if (row >= 0 && row < table.getItems().size()) {
      onChosen.accept(row);
    }
  }

  /** The row that is chosen, from 0; negative for none. */
  public ReadOnlyIntegerProperty chosenRow() {
    return table.getSelectionModel().selectedIndexProperty();
  }

  /** What is shown. */
  public DataGrid grid() {
    return grid;
  }

  public void show(DataGrid shown) {
    if (shown.equals(grid)) {
      return;
    }
    boolean sameColumns = shown.columns().equals(grid.columns());
    grid = shown;
    if (!sameColumns) {
      table.getColumns().setAll(columns());
    }
    table.getItems().setAll(shown.rows());
    table.setAccessibleText(shown.title());
  }

  private List<TableColumn<List<GridCell>, String>> columns() {
    return java.util.stream.IntStream.range(0, grid.columns().size())
        .mapToObj(this::column)
        .toList();
  }

  private TableColumn<List<GridCell>, String> column(int place) {
    GridColumn shown = grid.columns().get(place);
    TableColumn<List<GridCell>, String> column = new TableColumn<>(shown.title());
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(cell.getValue().get(place).shown()));
    column.setCellFactory(unused -> new Cell());
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width(place));
    if (whole) {
      boolean number = shown.alignment() == GridColumn.Alignment.RIGHT;
      double title = PADDING + LETTER_OF_TITLE * shown.title().length();
      column.setMinWidth(number ? Math.max(title, numbersWidth(place)) : title);
      column.setPrefWidth(Math.max(column.getMinWidth(), column.getPrefWidth()));
      column.setMaxWidth(number ? column.getPrefWidth() : Double.MAX_VALUE);
    }
    if (shown.alignment() == GridColumn.Alignment.RIGHT) {
      column.getStyleClass().add("number");
    }
    return column;
  }

  private double numbersWidth(int place) {
    return PADDING
        + LETTER
            * grid.rows().stream().mapToInt(row -> row.get(place).shown().length()).max().orElse(0);
  }

  private double width(int place) {
    int longest =
        grid.rows().stream().mapToInt(row -> row.get(place).shown().length()).max().orElse(0);
    double title = BOLD_CAPITAL * grid.columns().get(place).title().length();
    return Math.max(NARROWEST, Math.min(WIDEST, PADDING + Math.max(title, LETTER * longest)));
  }

  private void copyChosen() {
    String text =
        table.getSelectionModel().getSelectedItems().stream()
            .map(row -> row.stream().map(GridCell::shown).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** What does not fit can be read under the pointer. */
  private static final class Cell extends TableCell<List<GridCell>, String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setTooltip(empty || text == null || text.length() < 24 ? null : new Tooltip(text));
    }
  }
}
