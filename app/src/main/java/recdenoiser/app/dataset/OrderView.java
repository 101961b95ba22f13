package recdenoiser.app.dataset;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.table.AskedWidths;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.statistics.OrderStatistics;

/** How much the order of a data set tells; says so while it is being counted. */
final class OrderView extends VBox {
  private static final double NAMES = 252;
  private static final double NUMBERS = 120;

  private final Texts texts;
  private final DatasetModel model;
  private final TableView<OrderRows.Row> table = new TableView<>();
  private final Label sentence = new Label();
  private final HBox counting;
  private final TableColumn<OrderRows.Row, String> names;

  OrderView(Texts texts, DatasetModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    table.setId("dataset-order");
    table.getStyleClass().addAll("dense", "headless");
    AskedWidths.give(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    names = names();
    table.getColumns().add(names);
    sentence.setId("dataset-order-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setTooltip(new Tooltip(texts.get("order.caution")));
    counting = counting();
    getChildren().addAll(sentence, counting, table);
    model.openedProperty().subscribe(this::show);
    model.orderProperty().subscribe(this::show);
    model.comparedProperty().subscribe(this::show);
    model.comparedOrderProperty().subscribe(this::show);
  }

  private HBox counting() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(16, 16);
    busy.setMaxSize(16, 16);
    Label says = new Label(texts.get("order.counting"));
    says.getStyleClass().add("muted");
    HBox box = new HBox(8, busy, says);
    box.setId("dataset-order-counting");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void show() {
    OrderStatistics own = model.orderProperty().get();
    OrderStatistics other = model.comparedOrderProperty().get();
    seen(counting, own == null);
    seen(table, own != null);
    seen(sentence, own != null);
    if (own == null || model.openedProperty().get() == null) {
      return;
    }
    List<OrderStatistics> counted = new ArrayList<>(List.of(own));
    table.getColumns().retainAll(List.of(names));
    table.getColumns().add(numbers(model.openedProperty().get().name(), 0));
    if (other != null && model.comparedProperty().get() != null) {
      counted.add(other);
      table.getColumns().add(numbers(model.comparedProperty().get().name(), 1));
    }
    table.getStyleClass().remove("headless");
    if (counted.size() == 1) {
      table.getStyleClass().add("headless");
    }
    table.getItems().setAll(OrderRows.of(counted, texts));
    sentence.setText(OrderRows.sentence(own, texts));
  }

  private TableColumn<OrderRows.Row, String> names() {
    TableColumn<OrderRows.Row, String> column = new TableColumn<>(texts.get("column.what"));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().what()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(NAMES);
    column.setMinWidth(NAMES);
    return column;
  }

  private static TableColumn<OrderRows.Row, String> numbers(String title, int index) {
    TableColumn<OrderRows.Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(cell.getValue().value().get(index)));
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("number");
    column.setPrefWidth(NUMBERS);
    column.setMinWidth(NUMBERS);
    column.setMaxWidth(2 * NUMBERS);
    return column;
  }

  private static void seen(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }
}
