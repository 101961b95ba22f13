package recdenoiser.app.shell;

import javafx.scene.input.KeyCombination;

/** Everything that has a key. Texts stand in bundle {@code shell} under {@code command.NAME}. */
public enum Command {
  GO_DATA(Group.GO, "Alt+1"),
  GO_SET_UP(Group.GO, "Alt+2"),
  GO_TRAIN(Group.GO, "Alt+3"),
  GO_MASKS(Group.GO, "Alt+4"),
  GO_INSPECT(Group.GO, "Alt+5"),
  GO_COMPARE(Group.GO, "Alt+6"),
  GO_STUDY(Group.GO, "Alt+7"),
  GO_RUNS(Group.GO, "Alt+8"),

  OPEN(Group.RUN, "Shortcut+O"),
  IMPORT(Group.RUN, "Shortcut+I"),
  START(Group.RUN, "Shortcut+Enter"),
  FIND(Group.RUN, "Shortcut+F"),
  UNDO(Group.RUN, "Shortcut+Z"),
  PAUSE_OR_RESUME(Group.RUN, "Shortcut+P"),
  STOP(Group.RUN, "Shortcut+Period"),

  EPOCH_BACK(Group.LOOK, "Alt+Left"),
  EPOCH_FORTH(Group.LOOK, "Alt+Right"),
  EPOCH_LIVE(Group.LOOK, "Alt+End"),
  TOGGLE_LOGARITHM(Group.LOOK, "Alt+L"),
  TOGGLE_TIME(Group.LOOK, "Alt+T"),
  FILL_CARD(Group.LOOK, "F11"),
  BACK(Group.LOOK, "Esc"),

  HELP(Group.WINDOW, "F1"),
  PREFERENCES(Group.WINDOW, "Shortcut+Comma"),
  TOGGLE_LOG(Group.WINDOW, "Shortcut+L"),
  TOGGLE_RAIL(Group.WINDOW, "Shortcut+B"),
  TOGGLE_THEME(Group.WINDOW, "Shortcut+T"),
  QUIT(Group.WINDOW, "Shortcut+Q");

  /** How commands are grouped in the overview of keys. */
  public enum Group {
    GO,
    RUN,
    LOOK,
    WINDOW;

    public String titleKey() {
      return "commands." + name();
    }
  }

  private final Group group;
  private final KeyCombination keys;

  Command(Group group, String keys) {
    this.group = group;
    this.keys = KeyCombination.valueOf(keys);
  }

  public Group group() {
    return group;
  }

  public KeyCombination keys() {
    return keys;
  }

  public String textKey() {
    return "command." + name();
  }
}
