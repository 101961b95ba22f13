package recdenoiser.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.train.TrainingEvent;

/**
 * The file {@code metrics.jsonl}: one event in a line, only ever appended to. A process that dies
 * may leave half a line at its end, which is cut off when the log is opened again.
 */
final class MetricsLog implements AutoCloseable {
  private final FileChannel channel;

  private MetricsLog(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the log so that it goes on after its first {@code keep} bytes, or after its last whole
   * line if it has fewer.
   */
  static MetricsLog open(Path file, long keep) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      channel.truncate(wholeLines(channel, Math.min(keep, channel.size())));
      channel.position(channel.size());
      return new MetricsLog(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void append(TrainingEvent event) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((EventLines.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  /** Makes everything appended so far last, and says how many bytes that is. */
  long force() throws IOException {
    channel.force(true);
    return channel.position();
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
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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
      throw new IOException(file + ", line " + number + ": this is no event of a run.", e);
    }
  }

  /** The greatest length up to {@code most} that ends a line. */
  private static long wholeLines(FileChannel channel, long most) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long length = most; length > 0; length--) {
      one.clear();
      channel.read(one, length - 1);
      if (one.get(0) == '\n') {
        return length;
      }
    }
    return 0;
  }
}
