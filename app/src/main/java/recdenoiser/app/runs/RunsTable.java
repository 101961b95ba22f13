package recdenoiser.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunRow;

/** The table itself: which columns it has, how it is sorted and what is chosen in it. */
final class RunsTable {
  private static final double ROW_HEIGHT = 26;

  private final RunsModel model;
  private final TableLayout layout;
  private final Texts texts;
  private final RunColumns columns;
  private final TableView<RunRow> table = new TableView<>();
  private final SharedWidth width;
  private boolean arranging;

  RunsTable(RunsModel model, TableLayout layout, Texts texts) {
    this.model = model;
    this.layout = layout;
    this.texts = texts;
    this.columns = new RunColumns(texts);
    this.width = new SharedWidth(table, layout);
    table.setId("runs-table");
    table.setAccessibleText(texts.get("table"));
    table.getStyleClass().add("dense");
    table.setFixedCellSize(ROW_HEIGHT);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    SortedList<RunRow> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    arrange();
    follow();
  }

  TableView<RunRow> view() {
    return table;
  }

  private void follow() {
    model.cellWidthsProperty().subscribe(cells -> width.share(cells));
    model.columns().addListener((ListChangeListener<String>) change -> arrange());
    model
        .queryProperty()
        .subscribe((before, now) -> arrangeIfGroupingChanged(before.grouped(), now.grouped()));
    table.getColumns().addListener((ListChangeListener<TableColumn<RunRow, ?>>) c -> moved());
    table.getSortOrder().addListener((ListChangeListener<TableColumn<RunRow, ?>>) this::sorted);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<RunRow>) change -> chosen());
    model.rows().addListener((ListChangeListener<RunRow>) change -> keepChosen());
  }

  private void arrangeIfGroupingChanged(boolean before, boolean now) {
    if (before != now) {
      arrange();
    }
  }

  private void arrange() {
    if (arranging) {
      return;
    }
    arranging = true;
    boolean grouped = model.queryProperty().get().grouped();
    List<String> names = new ArrayList<>(model.columns());
    if (grouped && !names.contains("seeds")) {
      names.add(Math.min(names.size(), 1), "seeds");
    }
    List<TableColumn<RunRow, Object>> wanted =
        names.stream().map(name -> columns.column(name)).toList();
    wanted.forEach(column -> column.sortTypeProperty().subscribe(type -> keepSort()));
    wanted.forEach(column -> column.setContextMenu(headMenu()));
    wanted.forEach(width::follow);
    table.getColumns().setAll(wanted);
    width.share();
    String sort = layout.sort();
    boolean descending = layout.descending();
    wanted.stream()
        .filter(column -> column.getId().equals(sort))
        .findFirst()
        .ifPresent(
            column -> {
              column.setSortType(descending ? SortType.DESCENDING : SortType.ASCENDING);
              table.getSortOrder().setAll(List.of(column));
            });
    arranging = false;
  }

  private ContextMenu headMenu() {
    MenuItem fit = new MenuItem(texts.get("fit"));
    fit.setOnAction(event -> width.forgetByHand());
    return new ContextMenu(fit);
  }

  /** A person dragged a column. */
  private void moved() {
    if (!arranging) {
      arranging = true;
      boolean added = !model.columns().contains("seeds");
      model
          .columns()
          .setAll(
              table.getColumns().stream()
                  .map(TableColumn::getId)
                  .filter(name -> !(added && name.equals("seeds")))
                  .toList());
      arranging = false;
    }
  }

  /** The best metrics come first when a person first sorts by them. */
  private void sorted(ListChangeListener.Change<? extends TableColumn<RunRow, ?>> change) {
    if (arranging) {
      return;
    }
    while (change.next()) {
      for (TableColumn<RunRow, ?> column : change.getAddedSubList()) {
        boolean fresh = !change.getRemoved().contains(column);
        if (fresh && ((RunField) column.getUserData()).largestFirst()) {
          Platform.runLater(() -> column.setSortType(SortType.DESCENDING));
        }
      }
    }
    keepSort();
  }

  private void keepSort() {
    if (arranging) {
      return;
    }
    if (table.getSortOrder().isEmpty()) {
      layout.keepSort("", false);
      return;
    }
    TableColumn<RunRow, ?> first = table.getSortOrder().get(0);
    layout.keepSort(first.getId(), first.getSortType() == SortType.DESCENDING);
  }

  private void chosen() {
    if (!arranging && !model.isReplacing()) {
      model.selected().setAll(new ArrayList<>(table.getSelectionModel().getSelectedItems()));
    }
  }

  /** The same runs stay chosen when the rows are others. */
  private void keepChosen() {
    Set<List<Path>> before =
        model.selected().stream().map(RunRow::paths).collect(Collectors.toCollection(HashSet::new));
    arranging = true;
    table.getSelectionModel().clearSelection();
    if (!before.isEmpty()) {
      for (int row = 0; row < table.getItems().size(); row++) {
        if (before.contains(table.getItems().get(row).paths())) {
          table.getSelectionModel().select(row);
        }
      }
    }
    arranging = false;
    model.selected().setAll(new ArrayList<>(table.getSelectionModel().getSelectedItems()));
  }
}
