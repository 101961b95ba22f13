package recdenoiser.app.shell;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.ToggleSwitch;

/**
 * A switch for what is on or off. It takes the focus when pressed, its name switches it as well, a
 * screen reader hears a check box, and it is no wider than its name and the switch.
 */
public final class OnOffSwitch extends ToggleSwitch {

  /**
   * @param name that stands before it; empty for none
   */
  public OnOffSwitch(String name) {
    super(name);
    setAccessibleRole(AccessibleRole.CHECK_BOX);
    if (name.isEmpty()) {
      getStyleClass().add("nameless");
    } else {
      setAccessibleText(name);
    }
    setMinWidth(USE_PREF_SIZE);
    selectedProperty()
        .subscribe(() -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
  }

  /** The library's switch answers to clicks on its thumb and to nothing else. */
  private void onClick(MouseEvent event) {
    Node clicked = event.getPickResult().getIntersectedNode();
    boolean thumb =
        clicked != null
            && (clicked.getStyleClass().contains("thumb")
                || clicked.getStyleClass().contains("thumb-area"));
    if (!thumb) {
      fire();
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return computeMinWidth(height);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case SELECTED -> isSelected();
      case INDETERMINATE -> false;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      fire();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
