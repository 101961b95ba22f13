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
import recdenoiser.engine.inspect.learned.Learned;
import recdenoiser.engine.inspect.learned.LearnedMap;

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
  private final LearnedCurvePane curve;
  private List<String> tokens = List.of();
  private Learned.Rows rows = Learned.Rows.ITEMS;

  /**
   * @param id begins the names of its nodes
   * @param onItem hears of the item, as the data name it, that is chosen in the list
   * @param onUser hears of the user alike
   */
  LearnedOfRun(String id, ChartContext charts, Consumer<String> onItem, Consumer<String> onUser) {
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
    list.onChosen(row -> (rows == Learned.Rows.USERS ? onUser : onItem).accept(tokens.get(row)));
    curve = new LearnedCurvePane(this.id + "-curve", charts);
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
    curve.setVisible(seen.learned().curve().isPresent());
    seen.learned().curve().ifPresent(curve::show);
    listed.setVisible(seen.learned().list().isPresent());
    seen.learned().list().ifPresent(this::show);
  }

  private void show(Learned.RowList found) {
    rows = found.rows();
    title.setText(found.grid().title());
    list.show(found.grid());
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
    shown.getChildren().addAll(curve, listed);
  }

  void leave() {
    panes.forEach(LearnedMapPane::leave);
  }
}
