package recdenoiser.app.shell;

import recdenoiser.app.theme.Icon;

/** The pages in the order of the work. */
public enum PageId {
  DATA(Icon.DATA, Command.GO_DATA),
  SET_UP(Icon.SET_UP, Command.GO_SET_UP),
  TRAIN(Icon.TRAIN, Command.GO_TRAIN),
  MASKS(Icon.MASKS, Command.GO_MASKS),
  INSPECT(Icon.INSPECT, Command.GO_INSPECT),
  COMPARE(Icon.COMPARE, Command.GO_COMPARE),
  STUDY(Icon.STUDY, Command.GO_STUDY),
  RUNS(Icon.RUNS, Command.GO_RUNS);

  private final Icon icon;
  private final Command command;

  PageId(Icon icon, Command command) {
    this.icon = icon;
    this.command = command;
  }

  public Icon icon() {
    return icon;
  }

  /** The command that goes to this page. */
  public Command command() {
    return command;
  }

  /** Key of the name in bundle {@code shell}. */
  public String titleKey() {
    return "page." + name();
  }
}
