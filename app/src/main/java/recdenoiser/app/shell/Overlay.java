package recdenoiser.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Something over the whole window. While it is there it owns the keyboard: no command reaches the
 * page, Tab goes round within it, and the focus is back where it was when it goes.
 */
public final class Overlay extends StackPane {
  private final Runnable onEscape;

  /**
   * @param name for screen readers
   * @param onEscape the answer that changes nothing
   */
  public Overlay(String name, Node content, Runnable onEscape) {
    super(content);
    this.onEscape = onEscape;
    getStyleClass().add("overlay");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(name);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onUnused);
  }

  /** One that goes only when what it waits for is over. */
  public Overlay(String name, Node content) {
    this(name, content, () -> {});
  }

  void escape() {
    onEscape.run();
  }

  boolean holds(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == this) {
        return true;
      }
    }
    return false;
  }

  /** To the answer that is expected, otherwise to the first control, otherwise to the overlay. */
  void takeFocus() {
    List<Node> controls = controls();
    controls.stream()
        .filter(node -> node.getStyleClass().contains("accent"))
        .findFirst()
        .or(() -> controls.stream().findFirst())
        .orElse(this)
        .requestFocus();
  }

  void moveFocus(boolean forth) {
    List<Node> controls = controls();
    if (controls.isEmpty()) {
      requestFocus();
      return;
    }
    int size = controls.size();
    int current = controls.indexOf(getScene().getFocusOwner());
    int next = current < 0 ? 0 : (current + (forth ? 1 : size - 1)) % size;
    controls.get(next).requestFocus();
  }

  private List<Node> controls() {
    List<Node> found = new ArrayList<>();
    collect(this, found);
    return found;
  }

  private static void collect(Parent parent, List<Node> found) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible() && !child.isDisabled()) {
        if (child.isFocusTraversable()) {
          found.add(child);
        }
        if (child instanceof Parent inner) {
          collect(inner, found);
        }
      }
    }
  }

  /** What no control has used would reach default buttons and shortcuts of the page otherwise. */
  private void onUnused(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER
        && getScene().getFocusOwner() instanceof ButtonBase button
        && holds(button)) {
      button.fire();
    }
    event.consume();
  }
}
