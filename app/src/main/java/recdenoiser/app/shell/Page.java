package recdenoiser.app.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One page of the workbench, as the shell sees it. */
public interface Page {

  PageId id();

  /** The content below the header; the same node at every call. */
  Node view();

  /**
   * What stands after the page's name in the header, such as "games · SASRec"; empty for nothing.
   */
  default ObservableValue<String> context() {
    return new ReadOnlyStringWrapper("");
  }

  /** Called whenever the page comes to the front. */
  default void onShown() {}

  /** Called when another page takes its place. */
  default void onHidden() {}

  /**
   * Carries out a command while this page is in front.
   *
   * @return whether it was for this page; otherwise the shell looks further
   */
  default boolean perform(Command command) {
    return false;
  }
}
