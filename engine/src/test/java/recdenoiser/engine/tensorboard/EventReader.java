package recdenoiser.engine.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads event files as TensorBoard's {@code EventAccumulator} does: a record that is cut off ends
 * the file, and where a session starts, what was written of its step and later ones is purged.
 */
public final class EventReader {
  private static final int SESSION_START = 1;

  private EventReader() {}

  /**
   * @param version empty but in the first of a file
   * @param writer of the source, empty but in the first of a file
   * @param tag empty where there is no scalar
   * @param session status of a session log; 0 without
   */
  public record Event(
      double wallTime,
      long step,
      String version,
      String writer,
      String tag,
      float value,
      int session) {}

  /** Scalars of all files of a folder, in the order of their names, without those purged. */
  public static List<Event> scalars(Path folder) throws IOException {
    List<Event> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (Event event : read(Files.readAllBytes(file))) {
          if (event.session() == SESSION_START) {
            kept.removeIf(earlier -> earlier.step() >= event.step());
          } else if (!event.tag().isEmpty()) {
            kept.add(event);
          }
        }
      }
    }
    return kept;
  }

  /**
   * @throws IOException if a checksum is not that of its bytes
   */
  public static List<Event> read(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.remaining() >= 12) {
      byte[] length = new byte[8];
      bytes.get(length);
      check(length, bytes.getInt());
      int size = (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (bytes.remaining() < size + 4) {
        break;
      }
      byte[] event = new byte[size];
      bytes.get(event);
      check(event, bytes.getInt());
      events.add(event(event));
    }
    return events;
  }

  private static void check(byte[] bytes, int found) throws IOException {
    if (MaskedChecksum.of(bytes) != found) {
      throw new IOException("The checksum is " + found + ", not " + MaskedChecksum.of(bytes) + ".");
    }
  }

  private static Event event(byte[] bytes) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    double wallTime = 0;
    long step = 0;
    String version = "";
    String writer = "";
    String tag = "";
    float value = 0;
    int session = 0;
    for (int field = in.readTag(); field != 0; field = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(field)) {
        case 1 -> wallTime = in.readDouble();
        case 2 -> step = in.readInt64();
        case 3 -> version = in.readString();
        case 5 -> {
          CodedInputStream summary = nested(in);
          summary.readTag();
          CodedInputStream one = nested(summary);
          one.readTag();
          tag = one.readString();
          one.readTag();
          value = one.readFloat();
        }
        case 7 -> {
          CodedInputStream log = nested(in);
          log.readTag();
          session = log.readEnum();
        }
        case 10 -> {
          CodedInputStream source = nested(in);
          source.readTag();
          writer = source.readString();
        }
        default -> in.skipField(field);
      }
    }
    return new Event(wallTime, step, version, writer, tag, value, session);
  }

  private static CodedInputStream nested(CodedInputStream in) throws IOException {
    return CodedInputStream.newInstance(in.readByteArray());
  }
}
