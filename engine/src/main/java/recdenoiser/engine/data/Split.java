package recdenoiser.engine.data;

/** Which of a user's last two actions is asked for. */
public enum Split {
  /** The one before last, from all before it. */
  VALIDATION,
  /** The last, from all before it, the validation item included. */
  TEST
}
