package recdenoiser.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.DamagedFile;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;
import recdenoiser.engine.train.TrainingEvent;

/**
 * The file {@code metrics.jsonl}: one event in a line, only ever appended to. A process that dies
 * may leave half a line at its end, which is cut off when the log is opened again.
 */
final class MetricsLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Object key;
  private final MessageDigest digest;

  /**
   * A place in the log.
   *
   * @param bytes before it
   * @param sha256 of these bytes; null if it is not known
   */
  record Mark(long bytes, String sha256) {
    static final Mark START = new Mark(0, null);
  }

  private MetricsLog(Path file, FileChannel channel, MessageDigest digest) throws IOException {
    this.file = file;
    this.key = key(file);
    this.channel = channel;
    this.digest = digest;
  }

  /**
   * Opens the log so that it goes on after a place in it.
   *
   * @throws DamagedFile if it is shorter, or has another content up to there
   */
  static MetricsLog open(Path file, Mark mark) throws IOException {
    return open(file, channel -> mark);
  }

  /** Opens the log so that it goes on after its last whole line. */
  static MetricsLog openAtEnd(Path file) throws IOException {
    return open(file, channel -> new Mark(wholeLines(channel), null));
  }

  private interface Place {
    Mark in(FileChannel channel) throws IOException;
  }

  private static MetricsLog open(Path file, Place place) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Mark mark = place.in(channel);
      MessageDigest digest = requireReaches(channel, file, mark);
      channel.truncate(mark.bytes());
      channel.position(mark.bytes());
      return new MetricsLog(file, channel, digest);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void append(TrainingEvent event) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((EventLines.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(line.duplicate());
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw AtomicFiles.naming(file, e);
    }
  }

  /** Makes everything appended so far last, and says what that is. */
  Mark force() throws IOException {
    if (!Files.exists(file) || !Objects.equals(key, key(file))) {
      throw new IOException(file + " was deleted or replaced while the run went on.");
    }
    channel.force(true);
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return new Mark(channel.position(), HexFormat.of().formatHex(soFar.digest()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the JDK can be cloned.", e);
    }
  }

  /** What tells the file from another one of its name; null where the system has nothing. */
  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * @throws DamagedFile if the log is shorter than a checkpoint says, or has another content
   */
  static void check(Path file, Mark mark) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      requireReaches(channel, file, mark);
    }
  }

  private static MessageDigest requireReaches(FileChannel channel, Path file, Mark mark)
      throws IOException {
    if (mark.bytes() < 0 || channel.size() < mark.bytes()) {
      throw new DamagedFile(
          file
              + " is cut short: it has "
              + channel.size()
              + " bytes, the checkpoint was written after "
              + mark.bytes()
              + ".");
    }
    MessageDigest digest = digest(channel, mark.bytes());
    try {
      String found = HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
      if (mark.sha256() != null && !mark.sha256().equals(found)) {
        throw new DamagedFile(
            file
                + " is damaged: the SHA-256 of its first "
                + mark.bytes()
                + " bytes is "
                + found
                + ", expected "
                + mark.sha256()
                + ".");
      }
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the JDK can be cloned.", e);
    }
    return digest;
  }

  private static MessageDigest digest(FileChannel channel, long bytes) throws IOException {
    MessageDigest digest = Checksums.sha256();
    ByteBuffer part = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < bytes; ) {
      part.clear().limit((int) Math.min(part.capacity(), bytes - at));
      int read = channel.read(part, at);
      digest.update(part.flip());
      at += read;
    }
    return digest;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * All events of a log, which may be growing: half a line at its end is passed over.
   *
   * @throws IOException if a whole line is no event, naming the line
   */
  static List<TrainingEvent> read(Path file) throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    if (!Files.exists(file)) {
      return events;
    }
    String text = new String(OrdinaryFile.bytes(file), StandardCharsets.UTF_8);
    int number = 0;
    int end;
    for (int begin = 0; (end = text.indexOf('\n', begin)) >= 0; begin = end + 1) {
      number++;
      events.add(parse(text.substring(begin, end), file, number));
    }
    return events;
  }

  private static TrainingEvent parse(String line, Path file, int number) throws IOException {
    try {
      return EventLines.read(line);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ", line " + number + ": this is no event of a run: " + Json.fault(e) + ".", e);
    } catch (DamagedFile e) {
      throw new DamagedFile(file + ", line " + number + " is damaged: " + e.getMessage() + ".", e);
    }
  }

  /** The greatest length that ends a line. */
  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long length = channel.size(); length > 0; length--) {
      one.clear();
      channel.read(one, length - 1);
      if (one.get(0) == '\n') {
        return length;
      }
    }
    return 0;
  }
}
