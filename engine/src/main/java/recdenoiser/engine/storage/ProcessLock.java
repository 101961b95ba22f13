package recdenoiser.engine.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps two processes, or two parts of one, from doing the same work. The system frees it when the
 * process dies.
 */
public final class ProcessLock implements AutoCloseable {
  /**
   * Held by this process. Closing any other channel of such a file would free it on some systems,
   * so nobody here opens one, and who opens a file does it alone.
   */
  private static final Set<Path> HELD_HERE = new HashSet<>();

  /** Who only looks whether a lock is held has it for less than a millisecond. */
  private static final int ATTEMPTS = 20;

  private static final long MILLISECONDS_BETWEEN = 10;

  /** What is locked lies behind all content, so that others can read it on every system. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_NUMBER = 20;

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
    for (int attempt = 1; ; attempt++) {
      ProcessLock lock = tryAcquire(file);
      if (lock != null) {
        lock.sayWho();
        return lock;
      }
      if (attempt == ATTEMPTS) {
        throw new IOException(refusal);
      }
      rest(refusal);
    }
  }

  /** Null if somebody else has the lock. */
  private static synchronized ProcessLock tryAcquire(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    if (!HELD_HERE.add(absolute)) {
      return null;
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        return new ProcessLock(absolute, channel);
      }
    } catch (IOException | RuntimeException e) {
      free(absolute, channel);
      throw e;
    }
    free(absolute, channel);
    return null;
  }

  private static synchronized void free(Path file, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static void rest(String refusal) throws IOException {
    try {
      Thread.sleep(MILLISECONDS_BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(refusal, e);
    }
  }

  private void sayWho() throws IOException {
    byte[] number = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(number), 0);
  }

  /**
   * The number of the process that took the lock last; whether it still has it {@link #isHeld}
   * tells. Empty if that is not known.
   */
  public static synchronized OptionalLong lastHolder(Path file) {
    if (HELD_HERE.contains(file.toAbsolutePath().normalize())) {
      return OptionalLong.of(ProcessHandle.current().pid());
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_NUMBER) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether a live process, this one or another, has the lock. */
  public static synchronized boolean isHeld(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (HELD_HERE.contains(absolute)) {
      return true;
    }
    if (!Files.exists(absolute)) {
      return false;
    }
    try (ProcessLock probe = tryAcquire(absolute)) {
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
    free(file, channel);
  }
}
