package recdenoiser.app.theme;

/** What a person wants to see: one theme always, or whatever the desktop has. */
public enum Look {
  SYSTEM,
  LIGHT,
  DARK
}
