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
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.text.Numbers;

/**
 * Smoothing, logarithm and what runs along the axis, for all charts that share a {@link
 * CurveSettings}.
 */
public final class CurveControls extends HBox {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double SLIDER_WIDTH = 112;
  private static final double VALUE_WIDTH = 34;

  public CurveControls(CurveSettings settings) {
    getStyleClass().add("curve-controls");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(smoothing(settings), axis(settings), logarithm(settings));
    setMinWidth(Region.USE_PREF_SIZE);
  }

  private static Node smoothing(CurveSettings settings) {
    Slider slider = new Slider(0, CurveOptions.MOST_SMOOTHING, settings.smoothingProperty().get());
    slider.setId("chart-smoothing");
    slider.getStyleClass().add("small");
    slider.setPrefWidth(SLIDER_WIDTH);
    slider.setBlockIncrement(0.05);
    slider.setTooltip(new Tooltip(TEXTS.get("smoothing.help")));
    slider.valueProperty().bindBidirectional(settings.smoothingProperty());
    Label name = new Label(TEXTS.get("smoothing"));
    name.setLabelFor(slider);
    Label value = new Label();
    value.setMinWidth(VALUE_WIDTH);
    value
        .textProperty()
        .bind(settings.smoothingProperty().map(weight -> Numbers.fixed(weight.doubleValue(), 2)));
    HBox box = new HBox(8, name, slider, value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node axis(CurveSettings settings) {
    ToggleGroup group = new ToggleGroup();
    ToggleButton epochs = choice("chart-axis-epochs", "axis.choose.epochs", group, "left-pill");
    ToggleButton steps = choice("chart-axis-steps", "axis.choose.steps", group, "center-pill");
    ToggleButton time = choice("chart-axis-time", "axis.choose.time", group, "right-pill");
    settings
        .axisProperty()
        .subscribe(
            axis ->
                group.selectToggle(
                    switch (axis) {
                      case EPOCHS -> epochs;
                      case STEPS -> steps;
                      case TIME -> time;
                    }));
    epochs.setOnAction(event -> choose(settings, CurveAxis.EPOCHS, epochs));
    steps.setOnAction(event -> choose(settings, CurveAxis.STEPS, steps));
    time.setOnAction(event -> choose(settings, CurveAxis.TIME, time));
    HBox choices = new HBox(epochs, steps, time);
    choices.setAlignment(Pos.CENTER);
    return choices;
  }

  private static void choose(CurveSettings settings, CurveAxis axis, ToggleButton button) {
    settings.axisProperty().set(axis);
    button.setSelected(true);
  }

  private static ToggleButton choice(String id, String key, ToggleGroup group, String styleClass) {
    ToggleButton button = new ToggleButton(TEXTS.get(key));
    button.setId(id);
    button.getStyleClass().addAll("small", "quiet", styleClass);
    button.setToggleGroup(group);
    return button;
  }

  private static Node logarithm(CurveSettings settings) {
    ToggleButton button = new ToggleButton(TEXTS.get("logarithm"));
    button.setId("chart-logarithm");
    button.getStyleClass().addAll("small", "quiet");
    button.setTooltip(new Tooltip(TEXTS.get("logarithm.help")));
    button.selectedProperty().bindBidirectional(settings.logarithmicProperty());
    return button;
  }
}
