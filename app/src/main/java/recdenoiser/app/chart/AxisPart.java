package recdenoiser.app.chart;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import recdenoiser.app.shell.SpanSlider;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.ValueRange;
import recdenoiser.engine.text.Numbers;

/**
 * Below a chart and as wide as its plot: which part of the axis is seen, in it and in all charts
 * that share its settings. At both ends stands where the part begins and ends, in the unit of the
 * axis; a double click, or the button between them, shows the whole axis.
 */
public final class AxisPart extends Region {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double FEW = 20;
  private static final double FEWER = 2;
  private static final double ALMOST_WHOLE = 0.005;

  private final CurveChart chart;
  private final SpanSlider slider = new SpanSlider(0, 1);
  private final Label from = end("chart-part-from");
  private final Label to = end("chart-part-to");
  private final Button whole = new Button(TEXTS.get("part.whole"));

  /**
   * @param chart that this stands below, with the same left edge
   */
  public AxisPart(CurveChart chart) {
    this.chart = chart;
    CurveSettings settings = chart.model().settings();
    getStyleClass().add("axis-part");
    slider.setId("chart-part");
    whole.setId("chart-part-whole");
    whole.getStyleClass().add("flat");
    whole.setOnAction(event -> chart.showAll());
    chart.zoomed().ifPresent(zoomed -> whole.visibleProperty().bind(zoomed));
    getChildren().addAll(slider, from, whole, to);
    join(settings.fromProperty(), slider.lowValueProperty());
    join(settings.toProperty(), slider.highValueProperty());
    chart.axisPlaceProperty().subscribe(this::show);
  }

  /** The slider corrects its values while it takes them, which a binding would not follow. */
  private static void join(DoubleProperty setting, DoubleProperty value) {
    setting.subscribe(share -> take(share, value));
    value.subscribe(share -> take(share, setting));
  }

  private static void take(Number share, DoubleProperty into) {
    if (share.doubleValue() != into.get()) {
      into.set(share.doubleValue());
    }
  }

  private static Label end(String id) {
    Label end = new Label();
    end.setId(id);
    end.getStyleClass().add("muted");
    return end;
  }

  private void show(AxisPlace place) {
    slider.setVisible(place != null);
    from.setVisible(place != null);
    to.setVisible(place != null);
    if (place != null) {
      from.setText(words(place, place.seen().low()));
      to.setText(words(place, place.seen().high()));
      slider.setAccessibleText(TEXTS.get("part.spoken", from.getText(), to.getText()));
    }
    requestLayout();
  }

  private static String words(AxisPlace place, double value) {
    String number = number(value, place.seen());
    return place.axis() == CurveAxis.TIME
        ? TEXTS.get("part.time." + (int) place.unit(), number)
        : TEXTS.get("part." + place.axis(), number);
  }

  private static String number(double value, ValueRange seen) {
    double span = seen.high() - seen.low();
    return span >= FEW || Math.abs(value - Math.rint(value)) < ALMOST_WHOLE
        ? Numbers.count(Math.round(value))
        : Numbers.fixed(value, span >= FEWER ? 1 : 2);
  }

  @Override
  protected double computePrefHeight(double width) {
    return slider.prefHeight(-1) + whole.prefHeight(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    AxisPlace place = chart.axisPlaceProperty().get();
    if (place == null) {
      return;
    }
    double beside = slider.beside();
    double top = slider.prefHeight(-1);
    double below = whole.prefHeight(-1);
    slider.resizeRelocate(place.left() - beside, 0, place.right() - place.left() + 2 * beside, top);
    put(from, place.left() - beside, top, below);
    put(to, place.right() + beside - to.prefWidth(-1), top, below);
    put(whole, (place.left() + place.right() - whole.prefWidth(-1)) / 2, top, below);
  }

  private void put(Region node, double x, double y, double height) {
    double width = snapSizeX(node.prefWidth(-1));
    node.resizeRelocate(snapPositionX(x), snapPositionY(y), width, height);
  }
}
