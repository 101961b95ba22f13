package recdenoiser.engine.run.queue;

import java.io.IOException;

/** The queue's file is there and cannot be understood. */
final class DamagedQueue extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedQueue(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
