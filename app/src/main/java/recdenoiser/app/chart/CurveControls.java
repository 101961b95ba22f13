package recdenoiser.app.chart;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;

/**
 * Smoothing, logarithm and what runs along the axis, for all charts that share a {@link CurveLook}.
 */
public final class CurveControls extends HBox {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double SLIDER_WIDTH = 112;
  private static final double VALUE_WIDTH = 34;

  public CurveControls(CurveLook look) {
    getStyleClass().add("curve-controls");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(smoothing(look), axis(look), logarithm(look));
    setMinWidth(Region.USE_PREF_SIZE);
  }

  private static Node smoothing(CurveLook look) {
    Slider slider = new Slider(0, CurveLook.MOST_SMOOTHING, look.smoothingProperty().get());
    slider.setId("chart-smoothing");
    slider.getStyleClass().add("small");
    slider.setPrefWidth(SLIDER_WIDTH);
    slider.setBlockIncrement(0.05);
    slider.setTooltip(new Tooltip(TEXTS.get("smoothing.help")));
    slider.valueProperty().bindBidirectional(look.smoothingProperty());
    Label name = new Label(TEXTS.get("smoothing"));
    name.setLabelFor(slider);
    Label value = new Label();
    value.setMinWidth(VALUE_WIDTH);
    value
        .textProperty()
        .bind(look.smoothingProperty().map(weight -> Numbers.fixed(weight.doubleValue(), 2)));
    HBox box = new HBox(8, name, slider, value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node axis(CurveLook look) {
    ToggleGroup group = new ToggleGroup();
    ToggleButton epochs = choice("chart-axis-epochs", "axis.choose.epochs", group, "left-pill");
    ToggleButton time = choice("chart-axis-time", "axis.choose.time", group, "right-pill");
    look.axisProperty()
        .subscribe(axis -> group.selectToggle(axis == CurveAxis.EPOCHS ? epochs : time));
    epochs.setOnAction(event -> choose(look, CurveAxis.EPOCHS, epochs));
    time.setOnAction(event -> choose(look, CurveAxis.TIME, time));
    HBox pair = new HBox(epochs, time);
    pair.setAlignment(Pos.CENTER);
    return pair;
  }

  private static void choose(CurveLook look, CurveAxis axis, ToggleButton button) {
    look.axisProperty().set(axis);
    button.setSelected(true);
  }

  private static ToggleButton choice(String id, String key, ToggleGroup group, String styleClass) {
    ToggleButton button = new ToggleButton(TEXTS.get(key));
    button.setId(id);
    button.getStyleClass().addAll("small", "quiet", styleClass);
    button.setToggleGroup(group);
    return button;
  }

  private static Node logarithm(CurveLook look) {
    ToggleButton button = new ToggleButton(TEXTS.get("logarithm"));
    button.setId("chart-logarithm");
    button.getStyleClass().addAll("small", "quiet");
    button.setTooltip(new Tooltip(TEXTS.get("logarithm.help")));
    button.selectedProperty().bindBidirectional(look.logarithmicProperty());
    return button;
  }
}
