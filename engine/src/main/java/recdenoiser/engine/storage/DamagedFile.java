package recdenoiser.engine.storage;

import java.io.IOException;

/** A file has another content than was written; the message names it and says how that shows. */
public final class DamagedFile extends IOException {
  private static final long serialVersionUID = 1;

  public DamagedFile(String message) {
    super(message);
  }

  public DamagedFile(String message, Throwable cause) {
    super(message, cause);
  }
}
