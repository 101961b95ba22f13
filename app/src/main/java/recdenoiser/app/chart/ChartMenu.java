package recdenoiser.app.chart;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Icon;

/** The {@link ChartActions} of a chart as a button in the bar of its card. */
public final class ChartMenu extends MenuButton {
  private static final Texts TEXTS = Texts.bundle("chart");

  ChartMenu(ChartActions actions) {
    super(null, Icon.DOWNLOAD.node());
    getStyleClass().addAll("flat", "button-icon", "no-arrow", "chart-menu");
    setTooltip(new Tooltip(TEXTS.get("menu")));
    setAccessibleText(TEXTS.get("menu"));
    getItems().addAll(actions.items(this));
  }

  /** The same under the right button and the menu key. */
  static final class OnRequest {
    private final ChartActions actions;
    private ContextMenu menu;

    OnRequest(ChartActions actions) {
      this.actions = actions;
    }

    void offerOn(Node node) {
      node.addEventHandler(
          ContextMenuEvent.CONTEXT_MENU_REQUESTED,
          event -> {
            if (menu == null) {
              menu = new ContextMenu();
              menu.getItems().addAll(actions.items(node));
            }
            menu.show(node, event.getScreenX(), event.getScreenY());
            event.consume();
          });
    }
  }
}
