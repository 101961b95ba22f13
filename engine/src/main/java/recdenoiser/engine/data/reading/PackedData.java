package recdenoiser.engine.data.reading;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.storage.AtomicFiles;

/**
 * Sequences in one file that is mapped into memory and not read: every run on it shares the same
 * pages.
 *
 * <p>Little-endian: eight bytes {@code RECDATA1}; seven longs (users, items, actions, decimals of a
 * second or -1 without times, 1 with titles plus 2 with genres, bytes of the manifest, bytes of
 * everything); then, each beginning at a multiple of 8: the manifest (UTF-8, whatever its writer
 * wants to know), offsets [users + 1] int, items [actions] int, times [actions] long, the names of
 * users, of items, the titles and the genres, each as ends [count] int and the bytes; at the end
 * the SHA-256 of all before it. The same sequences and manifest give the same bytes.
 */
public final class PackedData {
  /** Ends the name of such a file. */
  public static final String ENDING = ".recdata";

  /** More cannot be mapped together with their times of eight bytes. */
  public static final int MOST_ACTIONS = (1 << 28) - 1;

  static final byte[] MAGIC = "RECDATA1".getBytes(StandardCharsets.US_ASCII);
  static final int NUMBERS = 7;
  static final int CHECKSUM = 32;
  private static final int MANIFEST_LENGTH = 5;
  static final long TITLES = 1;
  static final long GENRES = 2;
  static final int LONGEST_MANIFEST = 1 << 24;

  private PackedData() {}

  /**
   * What was opened.
   *
   * @param checksum SHA-256 of the file without its last 32 bytes, 64 hexadecimal digits
   */
  public record Opened(Sequences sequences, String manifest, String checksum) {}

  /** Whether a file begins as one of these. */
  public static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes a file that appears only when it is complete.
   *
   * @throws DataProblem if it cannot be written
   */
  public static void write(Path file, Sequences data, String manifest) {
    write(file, data, manifest, unfinished -> AtomicFiles.rename(unfinished, file));
  }

  /**
   * As {@link #write}, but a file of that name that appeared meanwhile stays as it is.
   *
   * @param last is done when all of it is on the disk; what it throws keeps the file from appearing
   * @return whether the file is the one that was written here
   * @throws DataProblem if it cannot be written
   */
  public static boolean writeUnlessThere(
      Path file, Sequences data, String manifest, Runnable last) {
    boolean[] written = new boolean[1];
    write(
        file,
        data,
        manifest,
        unfinished -> {
          last.run();
          written[0] = AtomicFiles.appear(unfinished, file);
        });
    return written[0];
  }

  private interface Appearance {
    void of(Path unfinished) throws IOException;
  }

  private static void write(Path file, Sequences data, String manifest, Appearance appearance) {
    Path unfinished = AtomicFiles.unfinished(file);
    try {
      AtomicFiles.writeThrough(
          unfinished,
          channel -> {
            OutputStream out = new BufferedOutputStream(channel, 1 << 17);
            new PackedWriter(out, data, manifest).write();
            out.flush();
          });
      appearance.of(unfinished);
    } catch (IOException e) {
      throw DataProblem.of(
          file.toString(), file + " cannot be written: " + e.getMessage() + ".", e);
    } finally {
      removeQuietly(unfinished);
    }
  }

  private static void removeQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the disk that refused the file may refuse this as well
    }
  }

  /**
   * Maps a file.
   *
   * @throws DataProblem if it is none of these, or not as it was written
   */
  public static Opened open(Path file) {
    String source = file.toString();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new PackedReader(source, channel).open();
    } catch (InternalError e) {
      throw DataProblem.of(
          source, source + " cannot be read: it was cut or replaced while it was read.", e);
    } catch (IOException e) {
      throw DataProblem.of(source, source + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * What its writer wanted to know of a file, without a look at the rest; empty if it is none of
   * these.
   */
  public static String manifest(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(MAGIC.length + Long.BYTES * NUMBERS);
      head.order(ByteOrder.LITTLE_ENDIAN);
      readFully(channel, head);
      long length = head.getLong(MAGIC.length + Long.BYTES * MANIFEST_LENGTH);
      boolean good = Arrays.equals(Arrays.copyOf(head.array(), MAGIC.length), MAGIC);
      if (!good || length < 0 || length > Math.min(LONGEST_MANIFEST, channel.size())) {
        return "";
      }
      ByteBuffer manifest = ByteBuffer.allocate((int) length);
      readFully(channel, manifest);
      return new String(manifest.array(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("The file ends in the middle.");
      }
    }
  }

  /** The next multiple of 8. */
  static long aligned(long at) {
    return (at + 7) & -8L;
  }
}
