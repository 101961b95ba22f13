package recdenoiser.app.chart;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyProperty;
import javafx.scene.Node;

/**
 * Tells whether a node can be seen. What is drawn on a hidden canvas is kept as commands until the
 * canvas is shown, so that drawing there again and again would fill the memory.
 */
final class VisibilityWatch {
  private final Node node;
  private final Runnable onVisible;
  private ReadOnlyProperty<?> watched;
  private final InvalidationListener listener = this::changed;

  /**
   * @param onVisible called once the node is visible again, after {@link #isVisible} said it was
   *     not
   */
  VisibilityWatch(Node node, Runnable onVisible) {
    this.node = node;
    this.onVisible = onVisible;
  }

  boolean isVisible() {
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
    onVisible.run();
  }
}
