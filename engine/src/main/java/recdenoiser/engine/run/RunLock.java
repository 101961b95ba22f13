package recdenoiser.engine.run;

import java.io.IOException;
import recdenoiser.engine.storage.ProcessLock;

/** Keeps two processes, or two parts of one, from writing one run folder. */
final class RunLock implements AutoCloseable {
  private final ProcessLock lock;

  private RunLock(ProcessLock lock) {
    this.lock = lock;
  }

  /**
   * @throws IOException if somebody else has the folder
   */
  static RunLock acquire(RunFolder folder) throws IOException {
    String refusal =
        "The run "
            + folder.path()
            + " is open in another process or window; it cannot be written twice.";
    return new RunLock(ProcessLock.acquire(folder.lock(), refusal));
  }

  /** Whether a live process, this one or another, has the folder. */
  static boolean isHeld(RunFolder folder) {
    return ProcessLock.isHeld(folder.lock());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
