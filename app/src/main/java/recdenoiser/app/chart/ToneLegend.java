package recdenoiser.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.FxColours;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.text.Numbers;

/**
 * What the two tones of a map of {@link HeatScale#ofOneTone()} mean, and how much of it is closed.
 */
public final class ToneLegend extends VBox {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double SIDE = 12;

  private final Rectangle open = new Rectangle(SIDE, SIDE);
  private final Rectangle closed = new Rectangle(SIDE, SIDE);
  private final Label openText = new Label();
  private final Label closedText = new Label();

  /**
   * @param name of what is drawn, such as "fixed pattern"
   */
  public ToneLegend(String name, ObservableValue<HeatScale> scale, ObservableValue<Theme> theme) {
    super(4);
    getStyleClass().add("heat-legend");
    setMinWidth(Region.USE_PREF_SIZE);
    closedText.setId("heat-closed");
    closedText.getStyleClass().add("muted");
    openText.getStyleClass().add("muted");
    getChildren().addAll(new Label(name), line(open, openText), line(closed, closedText));
    scale.subscribe(() -> show(scale.getValue(), theme.getValue()));
    theme.subscribe(() -> show(scale.getValue(), theme.getValue()));
    show(scale.getValue(), theme.getValue());
  }

  private void show(HeatScale scale, Theme theme) {
    open.setFill(FxColours.ofArgb(scale.argb(1, theme.colours())));
    closed.setFill(theme.zero());
  }

  /** What the first tone means. */
  public void setOpenName(String words) {
    openText.setText(words);
  }

  /** Share of the connections that could be but are closed. */
  public void setClosedShare(double share) {
    closedText.setText(TEXTS.get("heat.closed", Numbers.percent(share)));
  }

  private static Node line(Rectangle tone, Label text) {
    HBox line = new HBox(8, tone, text);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
