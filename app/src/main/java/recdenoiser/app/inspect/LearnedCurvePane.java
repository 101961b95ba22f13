package recdenoiser.app.inspect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.app.chart.CurveSettings;
import recdenoiser.engine.inspect.learned.LearnedCurve;

/** A curve of what was learned, under its title. */
final class LearnedCurvePane extends VBox {
  private static final double WIDTH = 512;
  private static final double HEIGHT = 320;

  private final CurveModel curves = new CurveModel("", new CurveSettings());
  private final Label title = new Label();

  LearnedCurvePane(String id, ChartContext charts) {
    super(4);
    title.getStyleClass().add("map-title");
    title.setId(id + "-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    CurveChart chart = charts.chart(curves);
    chart.setId(id);
    chart.setPrefSize(WIDTH, HEIGHT);
    charts.offerMenu(chart, chart, title::getText);
    HBox bar = new HBox(8, title, charts.menu(chart, title::getText));
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(title, Priority.ALWAYS);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(bar, chart);
  }

  void show(LearnedCurve shown) {
    title.setText(shown.title());
    curves.show(shown::fill);
  }
}
