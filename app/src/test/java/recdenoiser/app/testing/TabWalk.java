package recdenoiser.app.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.api.FxRobot;

/** Goes through a window with the Tab key, as somebody without a mouse does. */
public final class TabWalk {
  private final FxRobot robot;
  private final Scene scene;
  private final List<String> stepsBack = new ArrayList<>();

  public TabWalk(FxRobot robot, Scene scene) {
    this.robot = robot;
    this.scene = scene;
  }

  /** All controls that can have the focus now. */
  public List<Node> controls() {
    List<Node> found = new ArrayList<>();
    robot.interact(() -> collect(scene.getRoot(), found));
    return found;
  }

  /** In the order of the Tab key, from the first control until it comes round. */
  public Set<Node> reached() {
    List<Node> controls = controls();
    robot.interact(() -> controls.get(0).requestFocus());
    stepsBack.clear();
    Set<Node> reached = new LinkedHashSet<>();
    Node owner = scene.getFocusOwner();
    while (reached.size() <= controls.size() && reached.add(owner)) {
      Map<Node, Bounds> places =
          controls.stream().collect(Collectors.toMap(node -> node, TabWalk::place));
      robot.interact(this::pressTab);
      if (scene.getFocusOwner() == owner) {
        // A control of two parts, such as a slider with two thumbs, is gone through in two steps.
        robot.interact(this::pressTab);
      }
      Node next = scene.getFocusOwner();
      boolean known = places.containsKey(owner) && places.containsKey(next);
      if (known && !reached.contains(next) && leadsBack(places.get(owner), places.get(next))) {
        stepsBack.add(describe(owner) + " → " + describe(next));
      }
      owner = next;
    }
    return reached;
  }

  /** What a robot's key press becomes, without the robot's pauses. */
  private void pressTab() {
    Event.fireEvent(scene.getFocusOwner(), tab(KeyEvent.KEY_PRESSED));
    Event.fireEvent(scene.getFocusOwner(), tab(KeyEvent.KEY_RELEASED));
  }

  private static KeyEvent tab(EventType<KeyEvent> type) {
    return new KeyEvent(type, "", "", KeyCode.TAB, false, false, false, false);
  }

  /** Steps of the last walk that led back up without going to another column, as "from → to". */
  public List<String> stepsBack() {
    return List.copyOf(stepsBack);
  }

  private static boolean leadsBack(Bounds from, Bounds to) {
    boolean above = to.getMaxY() <= from.getMinY();
    boolean sameColumn = to.getMinX() < from.getMaxX();
    return above && sameColumn;
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /** Whether a screen reader has something to say about it. */
  public static boolean hasName(Node node) {
    boolean labelled =
        node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    return labelled
        || named
        || node.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.LABELED_BY) != null;
  }

  public static String describe(Node node) {
    String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
    return node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass() + text;
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
}
