package recdenoiser.app.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** The way from page to page, at the left edge: icon and word, or icons alone when collapsed. */
final class Rail extends VBox {
  private static final double WIDE = 88;
  private static final double NARROW = 48;

  private final Texts texts;
  private final BooleanProperty collapsed;
  private final Map<PageId, ToggleButton> buttons = new EnumMap<>(PageId.class);

  Rail(Texts texts, BooleanProperty collapsed) {
    this.texts = texts;
    this.collapsed = collapsed;
    getStyleClass().add("rail");
    setAlignment(Pos.TOP_CENTER);
    getChildren().add(collapseButton());
    collapsed.subscribe(this::fold);
  }

  void add(PageId id, Consumer<PageId> go) {
    ToggleButton button = new ToggleButton(texts.get(id.titleKey()), id.icon().node());
    button.setId("rail-" + id.name());
    button.getStyleClass().add("rail-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(
        new Tooltip(texts.get(id.titleKey()) + "  " + id.command().keys().getDisplayText()));
    button.setOnAction(event -> go.accept(id));
    buttons.put(id, button);
    getChildren().add(button);
    fold(collapsed.get());
  }

  void select(PageId id) {
    buttons.forEach((page, button) -> button.setSelected(page == id));
  }

  private Button collapseButton() {
    Button button = new Button(null, Icon.MENU.node());
    button.setId("rail-collapse");
    button.getStyleClass().addAll("flat", "button-icon");
    button.setTooltip(
        new Tooltip(
            texts.get(Command.TOGGLE_RAIL.textKey())
                + "  "
                + Command.TOGGLE_RAIL.keys().getDisplayText()));
    button.setAccessibleText(texts.get(Command.TOGGLE_RAIL.textKey()));
    button.setOnAction(event -> collapsed.set(!collapsed.get()));
    return button;
  }

  private void fold(boolean narrow) {
    double width = narrow ? NARROW : WIDE;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    buttons
        .values()
        .forEach(
            button ->
                button.setContentDisplay(
                    narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP));
  }
}
