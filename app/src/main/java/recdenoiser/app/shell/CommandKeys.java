package recdenoiser.app.shell;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Turns keys into commands, wherever in the window the focus is. */
final class CommandKeys {
  private final Predicate<Command> performer;

  private CommandKeys(Predicate<Command> performer) {
    this.performer = performer;
  }

  /**
   * @param performer tells whether it carried the command out; only then is the key used up
   */
  static void install(Scene scene, Predicate<Command> performer) {
    CommandKeys keys = new CommandKeys(performer);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::onPressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> keys.onTyped(event, scene.getFocusOwner()));
  }

  private void onPressed(KeyEvent event) {
    for (Command command : Command.values()) {
      if (command.keys().match(event) && performer.test(command)) {
        event.consume();
        return;
      }
    }
  }

  private void onTyped(KeyEvent event, Node focused) {
    boolean writing = focused instanceof TextInputControl;
    if (!writing && "?".equals(event.getCharacter()) && performer.test(Command.HELP)) {
      event.consume();
    }
  }
}
