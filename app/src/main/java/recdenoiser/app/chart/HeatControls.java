package recdenoiser.app.chart;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** Zooms the maps of one viewpoint, and says whether slots without values are shown. */
public final class HeatControls extends HBox {
  private static final Texts TEXTS = Texts.bundle("chart");

  private final ToggleButton whole = new ToggleButton(TEXTS.get("heat.whole"));

  public HeatControls(HeatViewpoint viewpoint) {
    super(4);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    whole.getStyleClass().addAll("small", "quiet");
    whole.setTooltip(new Tooltip(TEXTS.get("heat.whole.help")));
    whole.setMinWidth(Region.USE_PREF_SIZE);
    whole.selectedProperty().bindBidirectional(viewpoint.wholeWindowProperty());
    getChildren()
        .addAll(
            button("heat.out", Icon.ZOOM_OUT.node(), viewpoint::zoomOut),
            button("heat.in", Icon.ZOOM_IN.node(), viewpoint::zoomIn),
            button("heat.fit", Icon.ZOOM_FIT.node(), viewpoint::zoomToFit),
            whole);
  }

  /** Its buttons have ids that begin so, such as {@code masks-zoom-in}. */
  public HeatControls named(String prefix) {
    String[] names = {"-zoom-out", "-zoom-in", "-zoom-fit", "-whole"};
    for (int i = 0; i < names.length; i++) {
      getChildren().get(i).setId(prefix + names[i]);
    }
    return this;
  }

  private static Button button(String key, Node icon, Runnable action) {
    Button button = new Button(null, icon);
    button.getStyleClass().addAll("flat", "small", "button-icon");
    button.setTooltip(new Tooltip(TEXTS.get(key)));
    button.setAccessibleText(TEXTS.get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
