package recdenoiser.app.task;

import recdenoiser.app.text.Texts;

/** Says to who asked for some work that a person has cancelled it meanwhile. */
public final class CancelledByPerson extends Exception {
  private static final long serialVersionUID = 1;

  CancelledByPerson() {
    super(Texts.bundle("shell").get("tasks.cancelled"));
  }
}
