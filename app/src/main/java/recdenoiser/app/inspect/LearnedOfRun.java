package recdenoiser.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.inspect.LearnedModel.Seen;
import recdenoiser.app.table.GridMenu;
import recdenoiser.app.table.GridTable;
import recdenoiser.engine.inspect.learned.LearnedMap;
import recdenoiser.engine.table.DataGrid;

/** What was seen in one run: its maps, and its list, whose rows lead on to their items. */
final class LearnedOfRun extends VBox {
  private static final double LIST_WIDTH = 512;
  private static final int ROWS = 20;

  private final String id;
  private final ChartContext charts;
  private final Label run = new Label();
  private final WrappedRow shown = new WrappedRow(24, 16);
  private final List<LearnedMapPane> panes = new ArrayList<>();
  private final Label title = new Label();
  private final GridTable list;
  private final VBox listed;
  private List<String> tokens = List.of();

  /**
   * @param id begins the names of its nodes
   * @param onItem hears of the item, as the data name it, that is chosen in the list
   */
  LearnedOfRun(String id, ChartContext charts, Consumer<String> onItem) {
    super(12);
    this.id = "inspect-" + id;
    this.charts = charts;
    run.getStyleClass().add("map-title");
    run.managedProperty().bind(run.visibleProperty());
    title.getStyleClass().add("map-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    list = new GridTable(this.id + "-list", "");
    list.showRows(ROWS);
    list.shareWidth();
    list.onChosen(row -> onItem.accept(tokens.get(row)));
    GridMenu menu =
        new GridMenu(this.id + "-menu", list::grid, charts.background(), charts.notice());
    HBox bar = new HBox(8, title, menu);
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(title, Priority.ALWAYS);
    listed = new VBox(4, bar, list);
    listed.setPrefWidth(LIST_WIDTH);
    listed.setMaxWidth(LIST_WIDTH);
    listed.managedProperty().bind(listed.visibleProperty());
    getChildren().addAll(run, shown);
  }

  void show(Seen seen, boolean named) {
    run.setText(seen.run());
    run.setVisible(named);
    tokens = seen.tokens();
    show(seen.learned().maps());
    listed.setVisible(seen.learned().list().isPresent());
    seen.learned().list().ifPresent(found -> show(found.grid()));
  }

  private void show(DataGrid grid) {
    title.setText(grid.title());
    list.show(grid);
  }

  private void show(List<LearnedMap> found) {
    while (panes.size() > found.size()) {
      panes.remove(panes.size() - 1).leave();
    }
    while (panes.size() < found.size()) {
      panes.add(new LearnedMapPane(id + "-map-" + (panes.size() + 1), charts));
    }
    for (int m = 0; m < found.size(); m++) {
      panes.get(m).show(found.get(m));
    }
    shown.getChildren().setAll(panes);
    shown.getChildren().add(listed);
  }

  void leave() {
    panes.forEach(LearnedMapPane::leave);
  }
}
