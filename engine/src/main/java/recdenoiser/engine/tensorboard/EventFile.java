package recdenoiser.engine.tensorboard;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An event file that is being written, one scalar after the other. Every record goes to the file in
 * one piece, so that a process that is killed loses at most the last, which TensorBoard then passes
 * over.
 *
 * <p>TensorBoard reads all files of a folder in the order of their names as one run. A run that
 * goes on begins a file of its own, with a session log that takes back the steps that are done
 * again.
 */
public final class EventFile implements Closeable {
  private static final String WRITER = "recdenoiser";
  private static final Pattern NAME = Pattern.compile("events\\.out\\.tfevents\\.(\\d{10})\\..*");
  private static final int AROUND = Long.BYTES + 2 * Integer.BYTES;

  private final FileChannel channel;

  private EventFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Begins a file in the folder of a run, to be read after those that are there.
   *
   * @param seconds since 1970, of which the name is made
   * @throws IOException if the folder or the file cannot be made
   */
  public static EventFile begin(Path folder, long seconds) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name(Math.max(seconds, newest(folder) + 1)));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return started(channel, seconds);
  }

  /**
   * A file of this path, in place of one that may be there.
   *
   * @param seconds since 1970, when it begins
   */
  public static EventFile create(Path file, double seconds) throws IOException {
    return started(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE),
        seconds);
  }

  /** What a file of events is called, so that TensorBoard finds it. */
  public static String name(long seconds) {
    return String.format(Locale.ROOT, "events.out.tfevents.%010d.%s", seconds, WRITER);
  }

  private static EventFile started(FileChannel channel, double seconds) throws IOException {
    EventFile file = new EventFile(channel);
    file.append(EventMessage.version(seconds, WRITER));
    return file;
  }

  /**
   * @param wallTime seconds since 1970
   * @param step of the optimisation
   * @param tag such as "loss/total"; what stands before the slash is TensorBoard's group
   */
  public void scalar(double wallTime, long step, String tag, double value) throws IOException {
    append(EventMessage.scalar(wallTime, step, tag, (float) value));
  }

  /** Takes back what was written of {@code step} and later ones, in this file and those before. */
  public void restartFrom(double wallTime, long step) throws IOException {
    append(EventMessage.restart(wallTime, step));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void append(byte[] event) throws IOException {
    ByteBuffer record = record(event);
    while (record.hasRemaining()) {
      channel.write(record);
    }
  }

  /** TFRecord: length, its checksum, the bytes, their checksum; little-endian. */
  static ByteBuffer record(byte[] event) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(event.length)
            .array();
    return ByteBuffer.allocate(AROUND + event.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(MaskedChecksum.of(length))
        .put(event)
        .putInt(MaskedChecksum.of(event))
        .flip();
  }

  /** In whose name the latest of the files is; -1 where there is none. */
  private static long newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .max()
          .orElse(-1);
    }
  }
}
