package recdenoiser.engine.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two processes, or two parts of one, from writing one run folder. The system frees it when
 * the process dies.
 */
final class RunLock implements AutoCloseable {
  /** Held by this process: closing another channel of such a file would free it on some systems. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws IOException if somebody else has the folder
   */
  static RunLock acquire(RunFolder folder) throws IOException {
    Path file = folder.lock().toAbsolutePath().normalize();
    if (!HELD_HERE.add(file)) {
      throw inUse(folder);
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return new RunLock(file, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(file);
      throw e;
    }
  }

  /** Whether a live process, this one or another, has the folder. */
  static boolean isHeld(RunFolder folder) {
    Path file = folder.lock().toAbsolutePath().normalize();
    if (HELD_HERE.contains(file)) {
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    try (RunLock probe = acquire(folder)) {
      return probe == null;
    } catch (IOException e) {
      return true;
    }
  }

  private static IOException inUse(RunFolder folder) {
    return new IOException(
        "The run "
            + folder.path()
            + " is open in another process or window; it cannot be written twice.");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
