package recdenoiser.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/** What lies over the frame, the topmost with the keyboard. All calls on the JavaFX thread. */
final class Overlays {
  private final Pane layers;
  private final Deque<Overlay> open = new ArrayDeque<>();
  private Node focusedBefore;

  /**
   * @param layers of the window; overlays are put above what it has
   */
  Overlays(Pane layers) {
    this.layers = layers;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::keepInside);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::keepInside);
    scene.focusOwnerProperty().addListener((property, before, owner) -> bringBack(owner));
  }

  Optional<Overlay> top() {
    return Optional.ofNullable(open.peek());
  }

  void show(Overlay overlay) {
    if (open.isEmpty()) {
      focusedBefore = overlayScene() == null ? null : overlayScene().getFocusOwner();
    }
    open.push(overlay);
    layers.getChildren().add(overlay);
    overlay.applyCss();
    overlay.layout();
    overlay.takeFocus();
  }

  void close(Overlay overlay) {
    if (!open.remove(overlay)) {
      return;
    }
    layers.getChildren().remove(overlay);
    if (!open.isEmpty()) {
      open.peek().takeFocus();
    } else if (focusedBefore != null && focusedBefore.getScene() == overlayScene()) {
      focusedBefore.requestFocus();
      focusedBefore = null;
    }
  }

  private void onPressed(KeyEvent event) {
    if (open.isEmpty()) {
      return;
    }
    Overlay top = open.peek();
    if (event.getCode() == KeyCode.TAB) {
      top.moveFocus(!event.isShiftDown());
      event.consume();
    } else {
      keepInside(event);
    }
  }

  private void keepInside(KeyEvent event) {
    boolean outside =
        !open.isEmpty() && !(event.getTarget() instanceof Node target && open.peek().holds(target));
    if (outside) {
      event.consume();
    }
  }

  private void bringBack(Node owner) {
    if (!open.isEmpty() && !open.peek().holds(owner)) {
      Platform.runLater(() -> top().filter(top -> !holdsFocus(top)).ifPresent(Overlay::takeFocus));
    }
  }

  private boolean holdsFocus(Overlay overlay) {
    return overlayScene() != null && overlay.holds(overlayScene().getFocusOwner());
  }

  private Scene overlayScene() {
    return layers.getScene();
  }
}
