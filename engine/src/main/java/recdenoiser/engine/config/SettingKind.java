package recdenoiser.engine.config;

/** What kind of value a setting holds, and so what field edits it. */
public enum SettingKind {
  /** A real number. */
  NUMBER,
  /** A whole number. */
  INTEGER,
  /** One of a fixed list. */
  CHOICE,
  /** Any text. */
  TEXT,
  /** Yes or no. */
  FLAG
}
