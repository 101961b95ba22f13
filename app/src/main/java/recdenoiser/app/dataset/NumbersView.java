package recdenoiser.app.dataset;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.dataset.NumberTable.Cell;
import recdenoiser.app.dataset.NumberTable.Column;
import recdenoiser.app.dataset.NumberTable.Kind;
import recdenoiser.app.dataset.NumberTable.Row;
import recdenoiser.app.table.AskedWidths;
import recdenoiser.app.text.Texts;

/** The numbers of data sets side by side; what differs from the first one says by how much. */
final class NumbersView extends VBox {
  private static final double NAMES = 176;
  private static final double NUMBERS = 120;

  private final Texts texts;
  private final TableView<Row> table = new TableView<>();
  private final TableColumn<Row, String> names;

  NumbersView(Texts texts, ObservableValue<String> problem) {
    super(8);
    this.texts = texts;
    names = names();
    table.setId("dataset-numbers");
    table.getStyleClass().add("dense");
    AskedWidths.give(table);
    table.getColumns().add(names);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(problem(problem), table);
  }

  private static Label problem(ObservableValue<String> sentence) {
    Label problem = new Label();
    problem.setId("dataset-compare-problem");
    problem.getStyleClass().add("inline-message");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(sentence);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  void show(NumberTable numbers) {
    List<Column> columns = numbers.columns();
    table.getColumns().retainAll(List.of(names));
    for (int i = 0; i < columns.size(); i++) {
      table.getColumns().add(column(columns.get(i), i));
    }
    table.getStyleClass().remove("headless");
    if (columns.size() == 1) {
      table.getStyleClass().add("headless");
    }
    table.getItems().setAll(numbers.rows());
  }

  private TableColumn<Row, String> names() {
    TableColumn<Row, String> column = new TableColumn<>(texts.get("column.what"));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().what()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(NAMES);
    column.setMinWidth(NAMES);
    return column;
  }

  private TableColumn<Row, Cell> column(Column shown, int index) {
    TableColumn<Row, Cell> column = new TableColumn<>();
    column.setGraphic(header(shown));
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue().cells().get(index)));
    column.setCellFactory(unused -> new NumberCell(shown.kind()));
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().addAll("number", "two-lines");
    column.setPrefWidth(NUMBERS);
    column.setMinWidth(NUMBERS);
    return column;
  }

  private static VBox header(Column shown) {
    Label title = new Label(shown.title());
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label note = new Label(shown.note());
    note.getStyleClass().add("column-note");
    VBox header = new VBox(title, note);
    header.setAlignment(Pos.CENTER_RIGHT);
    header.setMaxWidth(Double.MAX_VALUE);
    Tooltip.install(header, new Tooltip(shown.explanation()));
    return header;
  }

  private final class NumberCell extends TableCell<Row, Cell> {
    private final Label difference = new Label();
    private final Label number = new Label();
    private final HBox both = new HBox(8, difference, number);

    NumberCell(Kind kind) {
      both.setAlignment(Pos.CENTER_RIGHT);
      difference.getStyleClass().add(kind == Kind.PUBLISHED ? "difference" : "muted");
      difference.setMinWidth(0);
    }

    @Override
    protected void updateItem(Cell cell, boolean empty) {
      super.updateItem(cell, empty);
      setGraphic(empty || cell == null ? null : both);
      if (cell != null) {
        number.setText(cell.text());
        number.setMinWidth(cell.difference().isEmpty() ? 0 : USE_PREF_SIZE);
        difference.setText(cell.difference());
        setTooltip(
            new Tooltip(
                cell.difference().isEmpty()
                    ? cell.text()
                    : texts.get("difference", cell.difference())));
      }
    }
  }
}
