package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import recdenoiser.engine.storage.ProcessLock;

/** Keeps two processes, or two parts of one, from writing one run folder. */
final class RunLock implements AutoCloseable {
  private final RunFolder folder;
  private final ProcessLock lock;

  private RunLock(RunFolder folder, ProcessLock lock) {
    this.folder = folder;
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
    return new RunLock(folder, ProcessLock.acquire(folder.lock(), refusal));
  }

  /** Whether a live process, this one or another, has the folder. */
  static boolean isHeld(RunFolder folder) {
    return ProcessLock.isHeld(folder.lock());
  }

  /**
   * @throws IOException if the folder was deleted, or its lock, so that somebody else may have it
   */
  void requireStands() throws IOException {
    if (!lock.stands()) {
      throw new IOException(
          (Files.isDirectory(folder.path()) ? folder.lock() : folder.path())
              + " was deleted or replaced while the run went on; it ends here, and what it did since"
              + " its last checkpoint is lost.");
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
