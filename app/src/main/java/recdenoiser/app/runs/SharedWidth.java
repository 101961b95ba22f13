package recdenoiser.app.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;
import recdenoiser.app.runs.ColumnShares.Need;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunRow;

/**
 * The columns share the table's width by what stands in them; one that a person made wider or
 * narrower stays so.
 */
@SuppressWarnings("rawtypes")
final class SharedWidth implements Callback<TableView.ResizeFeatures, Boolean> {
  private static final double UNSAID = 80;
  private static final double PADDING = 14;
  private static final double SORT_ARROW = 14;
  private static final double SHORTEST_WORDS = 88;
  private static final double LONGEST_WORDS = 480;

  private final TableView<RunRow> table;
  private final TableLayout layout;
  private final TextRuler bold = TextRuler.bold();
  private final Map<String, Double> byHand;
  private Map<String, Double> cells = Map.of();
  private boolean sharing;

  SharedWidth(TableView<RunRow> table, TableLayout layout) {
    this.table = table;
    this.layout = layout;
    this.byHand = new HashMap<>(layout.widths());
    table.setColumnResizePolicy(this);
  }

  /** Takes a new column in. */
  void follow(TableColumn<RunRow, ?> column) {
    set(column, need(column).whole());
    column.widthProperty().subscribe((before, now) -> setByHand(column.getId(), now.doubleValue()));
  }

  /**
   * @param widths of what stands in the cells, by the names of the columns
   */
  void share(Map<String, Double> widths) {
    cells = widths;
    share();
  }

  void share() {
    call(new TableView.ResizeFeatures<>(table, null, 0.0));
  }

  /** All columns are as wide again as what stands in them asks for. */
  void forgetByHand() {
    byHand.clear();
    layout.keepWidths(byHand);
    share();
  }

  @Override
  public Boolean call(TableView.ResizeFeatures change) {
    if (change.getColumn() != null) {
      return TableView.UNCONSTRAINED_RESIZE_POLICY.call(change);
    }
    List<TableColumn<RunRow, ?>> columns = table.getVisibleLeafColumns();
    double room = change.getContentWidth();
    if (columns.isEmpty() || room <= 0) {
      return false;
    }
    double[] widths = ColumnShares.of(columns.stream().map(this::need).toList(), room);
    sharing = true;
    for (int c = 0; c < widths.length; c++) {
      set(columns.get(c), widths[c]);
    }
    sharing = false;
    return true;
  }

  /** JavaFX takes 80 for "nobody said" and sizes such a column itself. */
  private static void set(TableColumn<RunRow, ?> column, double width) {
    column.setPrefWidth(width == UNSAID ? width - 1 : width);
  }

  private void setByHand(String column, double width) {
    if (!sharing) {
      byHand.put(column, width);
      layout.keepWidths(byHand);
    }
  }

  private Need need(TableColumn<RunRow, ?> column) {
    if (byHand.containsKey(column.getId())) {
      return Need.fixed(byHand.get(column.getId()));
    }
    RunField field = (RunField) column.getUserData();
    double head = bold.width(RunColumns.head(field)) + SORT_ARROW;
    double inside = Math.min(cells.getOrDefault(field.name(), 0.0), LONGEST_WORDS);
    double whole = PADDING + Math.max(head, inside);
    boolean words = !field.isNumber() && !field.name().equals("state");
    double least = words ? PADDING + Math.max(head, Math.min(inside, SHORTEST_WORDS)) : whole;
    return new Need(least, whole, words && inside > 0);
  }

  /** The name of a state in style sheets. */
  @Override
  public String toString() {
    return "shared-width";
  }
}
