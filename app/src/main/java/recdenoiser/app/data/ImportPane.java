package recdenoiser.app.data;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import recdenoiser.app.shell.Command;

/** What an import shows, as the page that it takes the place of knows it. */
public interface ImportPane {

  Node node();

  /** Whether there is an import to be seen. */
  ObservableBooleanValue open();

  /** Carries out a command while it is in front; whether it was for the import. */
  boolean perform(Command command);
}
