package recdenoiser.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Nodes that take room only while they are seen. */
public final class Visibility {

  private Visibility() {}

  /** Shows a node while {@code shown} is true; otherwise its neighbours move up. */
  public static void showWhen(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }
}
