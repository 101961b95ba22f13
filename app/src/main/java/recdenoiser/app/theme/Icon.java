package recdenoiser.app.theme;

import org.kordamp.ikonli.javafx.FontIcon;

/** The icons in use, all of one pack. They stand beside a word or carry a tooltip, never alone. */
public enum Icon {
  MENU("fth-menu"),
  DATA("fth-database"),
  SET_UP("fth-sliders"),
  TRAIN("fth-activity"),
  MASKS("fth-grid"),
  INSPECT("fth-search"),
  COMPARE("fth-layers"),
  STUDY("fth-bar-chart-2"),
  RUNS("fth-archive"),
  PLAY("fth-play"),
  PAUSE("fth-pause"),
  STOP("fth-square"),
  NEXT("fth-chevron-right"),
  UP("fth-arrow-up"),
  DOWN("fth-arrow-down"),
  OPEN("fth-folder"),
  RESET("fth-rotate-ccw"),
  DOWNLOAD("fth-download"),
  EXPAND("fth-maximize-2"),
  COLLAPSE("fth-minimize-2"),
  LIGHT("fth-sun"),
  DARK("fth-moon"),
  PREFERENCES("fth-settings"),
  HELP("fth-help-circle"),
  TABLE("fth-list"),
  LOG("fth-terminal"),
  ALERT("fth-alert-triangle"),
  ZOOM_IN("fth-zoom-in"),
  ZOOM_OUT("fth-zoom-out"),
  ZOOM_FIT("fth-maximize"),
  SEARCH("fth-search"),
  UNDO("fth-corner-up-left"),
  CLOSE("fth-x"),
  CLOCK("fth-clock");

  private final String literal;

  Icon(String literal) {
    this.literal = literal;
  }

  /** A new node with this icon, 16 px. */
  public FontIcon node() {
    return new FontIcon(literal);
  }
}
