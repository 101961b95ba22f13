package recdenoiser.app.chart;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.SlotName;
import recdenoiser.engine.text.Numbers;

/**
 * The row of heat maps that is being read, in numbers: a line for each key, newest first, a column
 * for each map. What is selected is copied as tab-separated text with its header.
 */
public final class HeatRowTable extends TableView<Integer> {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double KEY_WIDTH = 64;
  private static final Collector<CharSequence, ?, String> TAB = Collectors.joining("\t");

  private final HeatViewpoint viewpoint;
  private List<HeatMap> maps = List.of();
  private Subscription following = Subscription.EMPTY;

  public HeatRowTable(HeatViewpoint viewpoint) {
    this.viewpoint = viewpoint;
    setId("heat-row");
    getStyleClass().addAll("dense", "chart-table");
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setPlaceholder(placeholder());
    viewpoint.cellProperty().subscribe(this::fill);
    viewpoint.keptProperty().subscribe(this::fill);
    viewpoint.wholeWindowProperty().subscribe(this::fill);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  /** Shows rows of these maps from now on. */
  public void setMaps(List<HeatMap> shown) {
    following.unsubscribe();
    maps = List.copyOf(shown);
    following =
        maps.stream()
            .map(map -> map.matrixProperty().subscribe(this::fill))
            .reduce(Subscription.EMPTY, Subscription::and);
    getColumns().setAll(key());
    maps.forEach(map -> getColumns().add(values(map)));
    fill();
  }

  /** Whether it shows rows of exactly these maps. */
  public boolean shows(List<HeatMap> others) {
    return maps.equals(others);
  }

  /** What is selected, or all where nothing is, under the names of the columns. */
  String copied() {
    List<Integer> chosen = getSelectionModel().getSelectedItems();
    List<Integer> lines = chosen.isEmpty() ? getItems() : chosen;
    String header = getColumns().stream().map(TableColumn::getText).collect(TAB);
    return Stream.concat(
            Stream.of(header),
            lines.stream()
                .map(line -> getColumns().stream().map(column -> text(column, line)).collect(TAB)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String text(TableColumn<Integer, ?> column, Integer line) {
    return String.valueOf(column.getCellObservableValue(line).getValue());
  }

  private void onKey(KeyEvent event) {
    if (COPY.match(event)) {
      ClipboardContent content = new ClipboardContent();
      content.putString(copied());
      Clipboard.getSystemClipboard().setContent(content);
      event.consume();
    }
  }

  private void fill() {
    HeatCell cell = viewpoint.cellProperty().get();
    if (cell == null || !viewpoint.keptProperty().get() || size() <= cell.query()) {
      getItems().clear();
      return;
    }
    int size = size();
    int oldest = size - viewpoint.slots(size);
    List<Integer> keys =
        IntStream.iterate(size - 1, key -> key >= oldest, key -> key - 1).boxed().toList();
    if (!getItems().equals(keys)) {
      getItems().setAll(keys);
    }
    refresh();
  }

  private int size() {
    HeatMatrix matrix = maps.isEmpty() ? null : maps.get(0).matrixProperty().get();
    return matrix == null ? 0 : matrix.size();
  }

  private TableColumn<Integer, String> key() {
    TableColumn<Integer, String> column = new TableColumn<>(TEXTS.get("heat.row.key"));
    column.setCellValueFactory(
        line -> new ReadOnlyStringWrapper(SlotName.of(line.getValue(), size())));
    return plain(column, KEY_WIDTH);
  }

  private TableColumn<Integer, String> values(HeatMap map) {
    TableColumn<Integer, String> column = new TableColumn<>(map.title());
    column.setCellValueFactory(line -> new ReadOnlyStringWrapper(value(map, line.getValue())));
    return plain(column, 2 * KEY_WIDTH);
  }

  private static TableColumn<Integer, String> plain(
      TableColumn<Integer, String> column, double width) {
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    column.getStyleClass().add("number");
    return column;
  }

  private String value(HeatMap map, int key) {
    HeatMatrix matrix = map.matrixProperty().get();
    HeatCell cell = viewpoint.cellProperty().get();
    boolean readable =
        matrix != null
            && cell != null
            && cell.query() < matrix.size()
            && key < matrix.size()
            && matrix.exists(cell.query(), key);
    return readable ? shown(matrix.value(cell.query(), key)) : TEXTS.get("heat.row.absent");
  }

  private static String shown(float value) {
    return value == 0 ? "0" : Numbers.significant(value);
  }

  private static Label placeholder() {
    Label none = new Label(TEXTS.get("heat.row.none"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    return none;
  }
}
