package recdenoiser.app.chart;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyProperty;
import javafx.scene.Node;

/**
 * Tells whether a node can be seen. What is drawn on a canvas out of sight is kept as commands
 * until the canvas is shown, so that drawing there again and again would fill the memory.
 */
final class Sight {
  private final Node node;
  private final Runnable onSeen;
  private ReadOnlyProperty<?> watched;
  private final InvalidationListener listener = this::changed;

  /**
   * @param onSeen called once the node is in sight again, after {@link #isSeen} said it was not
   */
  Sight(Node node, Runnable onSeen) {
    this.node = node;
    this.onSeen = onSeen;
  }

  boolean isSeen() {
    if (node.getScene() == null) {
      watch(node.sceneProperty());
      return false;
    }
    for (Node ancestor = node; ancestor != null; ancestor = ancestor.getParent()) {
      if (!ancestor.isVisible()) {
        watch(ancestor.visibleProperty());
        return false;
      }
    }
    return true;
  }

  private void watch(ReadOnlyProperty<?> property) {
    if (watched != property) {
      forget();
      watched = property;
      property.addListener(listener);
    }
  }

  private void forget() {
    if (watched != null) {
      watched.removeListener(listener);
      watched = null;
    }
  }

  private void changed(Observable property) {
    forget();
    onSeen.run();
  }
}
