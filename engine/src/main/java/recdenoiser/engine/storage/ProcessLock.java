package recdenoiser.engine.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two processes, or two parts of one, from doing the same work. The system frees it when the
 * process dies.
 */
public final class ProcessLock implements AutoCloseable {
  /** Held by this process: closing another channel of such a file would free it on some systems. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param file made if it does not exist; it stays
   * @param refusal sentence for who comes second
   * @throws IOException with {@code refusal} if somebody else has the lock
   */
  public static ProcessLock acquire(Path file, String refusal) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    if (!HELD_HERE.add(absolute)) {
      throw new IOException(refusal);
    }
    try {
      FileChannel channel =
          FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new IOException(refusal);
      }
      return new ProcessLock(absolute, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(absolute);
      throw e;
    }
  }

  /** Whether a live process, this one or another, has the lock. */
  public static boolean isHeld(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (HELD_HERE.contains(absolute)) {
      return true;
    }
    if (!Files.exists(absolute)) {
      return false;
    }
    try (ProcessLock probe = acquire(absolute, "")) {
      return probe == null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Frees the lock; a second time nothing happens. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
