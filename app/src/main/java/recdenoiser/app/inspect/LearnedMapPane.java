package recdenoiser.app.inspect;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.HeatLegend;
import recdenoiser.app.chart.NamedHeatMap;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.inspect.learned.LearnedMap;

/** One map of what was learned, under its title, over its reading and its scale. */
final class LearnedMapPane extends VBox {
  private static final Texts TEXTS = Texts.bundle("inspect");

  private final ObjectProperty<HeatScale> scale =
      new SimpleObjectProperty<>(this, "scale", HeatScale.upTo(1));
  private final Label title = new Label();
  private final Label reading = new Label();
  private final NamedHeatMap map;
  private final HeatLegend legend;

  LearnedMapPane(String id, ChartContext charts) {
    super(4);
    map = new NamedHeatMap(charts.theme());
    map.setId(id);
    title.getStyleClass().add("map-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setId(id + "-title");
    reading.setId(id + "-reading");
    reading.setMinWidth(0);
    reading.getStyleClass().add("muted");
    legend = new HeatLegend("", scale, charts.theme());
    HBox bar = new HBox(8, title, charts.menu(map, map::quantity));
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(title, Priority.ALWAYS);
    charts.offerMenu(map, map, map::quantity);
    map.cellProperty().subscribe(cell -> read());
    getChildren().addAll(bar, map, reading, legend);
  }

  void show(LearnedMap shown) {
    title.setText(shown.title());
    scale.set(shown.scale());
    legend.setName(shown.quantity());
    double zeros = shown.matrix().zeroShare();
    legend.setZeroShare(zeros > 0 ? zeros : Double.NaN);
    map.show(shown.title(), shown.matrix(), shown.scale());
    read();
  }

  private void read() {
    reading.setText(map.reading().orElse(TEXTS.get("map.hint")));
  }

  void leave() {
    map.leave();
  }
}
