package recdenoiser.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.FxColours;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.ColourScheme;
import recdenoiser.engine.figure.HeatScale;

/** The scale of one or more heat maps, and how many of their values are exactly zero. */
public final class HeatLegend extends VBox {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double LENGTH = 96;
  private static final double HEIGHT = 12;
  private static final int STOPS = 17;

  private final Label name = new Label();
  private final Rectangle bar = new Rectangle(LENGTH, HEIGHT);
  private final Rectangle zero = new Rectangle(HEIGHT, HEIGHT);
  private final Label low = new Label();
  private final Label high = new Label();
  private final Label zeros = new Label();
  private final HBox zeroLine = new HBox(8, zero, zeros);

  /**
   * @param quantity its name, such as "σ(Φ)"
   */
  public HeatLegend(
      String quantity, ObservableValue<HeatScale> scale, ObservableValue<Theme> theme) {
    name.setText(quantity);
    getStyleClass().add("heat-legend");
    setSpacing(4);
    setMinWidth(Region.USE_PREF_SIZE);
    zeros.getStyleClass().add("muted");
    zeros.setId("heat-zeros");
    zeroLine.setAlignment(Pos.CENTER_LEFT);
    zeroLine.managedProperty().bind(zeroLine.visibleProperty());
    HBox line = new HBox(8, low, bar, high);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(name, line, zeroLine);
    scale.subscribe(() -> show(scale.getValue(), theme.getValue()));
    theme.subscribe(() -> show(scale.getValue(), theme.getValue()));
    show(scale.getValue(), theme.getValue());
  }

  /**
   * @param quantity its name from now on
   */
  public void setName(String quantity) {
    name.setText(quantity);
  }

  /**
   * @param share of exact zeros, NaN to leave it out
   */
  public void setZeroShare(double share) {
    boolean known = Double.isFinite(share);
    zeroLine.setVisible(known);
    zeros.setText(known ? HeatScale.zerosText(share) : "");
  }

  /** Says which tone exact zeros have, where maps of several shares of them stand beside it. */
  public void nameZero() {
    zeroLine.setVisible(true);
    zeros.setText(TEXTS.get("heat.zero"));
  }

  private void show(HeatScale scale, Theme theme) {
    low.setText(scale.lowText());
    high.setText(scale.highText());
    bar.setFill(gradient(scale.colours(), theme.colours()));
    zero.setFill(FxColours.ofArgb(scale.zero(theme.colours())));
  }

  private static LinearGradient gradient(ColourMap colours, ColourScheme scheme) {
    Stop[] stops = new Stop[STOPS];
    for (int i = 0; i < STOPS; i++) {
      double share = i / (STOPS - 1.0);
      stops[i] = new Stop(share, FxColours.ofArgb(colours.argb(share, scheme)));
    }
    return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
  }
}
