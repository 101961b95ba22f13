package recdenoiser.app.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.ScrollEvent;

/**
 * A table inside a page that scrolls takes the wheel even where it has nothing to scroll. This
 * hands the wheel on to the page as soon as the table is at its end.
 */
final class WheelThrough {
  private WheelThrough() {}

  static void install(Scene scene) {
    scene.addEventFilter(ScrollEvent.SCROLL, WheelThrough::onScroll);
  }

  private static void onScroll(ScrollEvent event) {
    if (event.getDeltaY() == 0 || !(event.getTarget() instanceof Node target)) {
      return;
    }
    Node inner = enclosing(target);
    if (inner == null || canScroll(inner, event.getDeltaY())) {
      return;
    }
    for (Node each = inner.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane page && scroll(page, event.getDeltaY())) {
        event.consume();
        return;
      }
    }
  }

  /** What is about to take the wheel; null where that is the page itself, or nothing. */
  private static Node enclosing(Node target) {
    for (Node each = target; each != null; each = each.getParent()) {
      if (each instanceof TableView
          || each instanceof ListView
          || each instanceof TreeView
          || each instanceof TreeTableView
          || each instanceof TextArea) {
        return each;
      }
      if (each instanceof ScrollPane) {
        return null;
      }
    }
    return null;
  }

  private static boolean canScroll(Node inner, double delta) {
    return inner.lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible())
        .anyMatch(bar -> delta > 0 ? bar.getValue() > bar.getMin() : bar.getValue() < bar.getMax());
  }

  private static boolean scroll(ScrollPane page, double delta) {
    double hidden =
        page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
    if (hidden <= 0) {
      return false;
    }
    double share = delta / hidden * (page.getVmax() - page.getVmin());
    double next = Math.max(page.getVmin(), Math.min(page.getVmax(), page.getVvalue() - share));
    boolean moves = next != page.getVvalue();
    page.setVvalue(next);
    return moves;
  }
}
