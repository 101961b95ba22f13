package recdenoiser.engine.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes, or two parts of one, from doing the same work. The system frees it when the
 * process dies; one that ends takes the file with it.
 *
 * <p>Who works has the lock for itself. Who only looks takes a share of it for less than a
 * millisecond, so that it can be told from somebody who works, and keeps nobody from beginning.
 */
public final class ProcessLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessLock.class);

  /**
   * Held by this process: closing another channel of such a file would free it on some systems.
   * Guards itself: nobody opens a file that another thread is about to lock.
   */
  private static final Set<Path> HELD_HERE = new HashSet<>();

  /** For who works and is about to end. */
  private static final int ATTEMPTS = 20;

  /** Against those who only look, however many they are. */
  private static final int MOST_ATTEMPTS = 3000;

  private static final long MILLISECONDS_BETWEEN = 10;

  /** What is locked lies behind all content, so that others can read it on every system. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_NUMBER = 20;

  private final Path file;
  private final FileChannel channel;
  private final Identity identity;

  private ProcessLock(Path file, FileChannel channel, Identity identity) {
    this.file = file;
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * What tells a file from another one of the same name.
   *
   * @param key of the file system; null on those that have none
   */
  private record Identity(Object key) {
    /** Null if there is no such file. */
    static Identity of(Path file) throws IOException {
      try {
        return new Identity(
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey());
      } catch (NoSuchFileException e) {
        return null;
      }
    }
  }

  /** How an attempt ended, where it did not get the lock. */
  private enum Refusal {
    /** Somebody works. */
    HELD,
    /** Somebody looks, or the file has just gone. */
    PASSING
  }

  /** Either the lock or why not. */
  private record Attempt(ProcessLock lock, Refusal refusal) {}

  /**
   * @param file made if it does not exist; removed when the lock is freed
   * @param refusal sentence for who comes second
   * @throws IOException with {@code refusal} if somebody else has the lock
   */
  public static ProcessLock acquire(Path file, String refusal) throws IOException {
    int held = 0;
    for (int attempt = 1; ; attempt++) {
      Attempt made = attempt(file.toAbsolutePath().normalize());
      if (made.lock() != null) {
        return made.lock();
      }
      held += made.refusal() == Refusal.HELD ? 1 : 0;
      if (held == ATTEMPTS || attempt == MOST_ATTEMPTS) {
        throw new IOException(refusal);
      }
      rest(refusal);
    }
  }

  private static Attempt attempt(Path file) throws IOException {
    synchronized (HELD_HERE) {
      if (HELD_HERE.contains(file)) {
        return new Attempt(null, Refusal.HELD);
      }
      makeSureOf(file);
      Identity before = Identity.of(file);
      FileChannel channel = before == null ? null : open(file);
      if (channel == null) {
        return new Attempt(null, Refusal.PASSING);
      }
      try {
        return attempt(file, channel, before);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static Attempt attempt(Path file, FileChannel channel, Identity before)
      throws IOException {
    if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
      boolean onlyLooked = lockShared(channel);
      channel.close();
      return new Attempt(null, onlyLooked ? Refusal.PASSING : Refusal.HELD);
    }
    if (!before.equals(Identity.of(file))) {
      channel.close();
      return new Attempt(null, Refusal.PASSING);
    }
    ProcessLock lock = new ProcessLock(file, channel, before);
    lock.sayWho();
    HELD_HERE.add(file);
    return new Attempt(lock, null);
  }

  private static boolean lockShared(FileChannel channel) throws IOException {
    try (FileLock share = channel.tryLock(LOCKED_BYTE, 1, true)) {
      return share != null;
    }
  }

  private static void makeSureOf(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Somebody has left it or works; who it is will show.
    }
  }

  /** Null if it has just gone. */
  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
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
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(number), 0);
    } catch (IOException e) {
      throw AtomicFiles.naming(file, e);
    }
  }

  /**
   * Whether the file is still there and still this one: somebody may have deleted it, or the folder
   * that it is in, and then another process may have locked one of the same name.
   */
  public boolean stands() throws IOException {
    return channel.isOpen() && Objects.equals(identity, Identity.of(file));
  }

  /**
   * The number of the process that took the lock last; whether it still has it {@link #isHeld}
   * tells. Empty if that is not known.
   */
  public static OptionalLong lastHolder(Path file) {
    synchronized (HELD_HERE) {
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
  }

  /** Whether a live process, this one or another, has the lock. */
  public static boolean isHeld(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    synchronized (HELD_HERE) {
      if (HELD_HERE.contains(absolute)) {
        return true;
      }
      if (!Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(absolute, StandardOpenOption.READ)) {
        return !lockShared(channel);
      } catch (NoSuchFileException e) {
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }

  /** Removes the file and frees the lock; a second time nothing happens. */
  @Override
  public void close() throws IOException {
    synchronized (HELD_HERE) {
      if (!channel.isOpen()) {
        return;
      }
      try {
        removeFile();
      } finally {
        HELD_HERE.remove(file);
        channel.close();
      }
    }
  }

  /** Left where the folder takes no changes: a file that nobody has locked says nothing. */
  private void removeFile() {
    try {
      if (stands()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.debug("The file {} stays.", file, e);
    }
  }
}
