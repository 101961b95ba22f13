package recdenoiser.engine.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code Event} messages as protocol buffers ({@code tensorflow/core/util/event.proto}, {@code
 * framework/summary.proto}). Fields at their default are left out, as the generated code does.
 */
final class EventMessage {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;
  private static final int SOURCE_METADATA = 10;

  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;
  private static final int SOURCE_WRITER = 1;
  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;

  private static final String VERSION = "brain.Event:2";

  private EventMessage() {}

  /** The first of a file. */
  static byte[] version(double wallTime, String writer) {
    return event(
        wallTime,
        0,
        event -> {
          event.writeString(FILE_VERSION, VERSION);
          event.writeByteArray(
              SOURCE_METADATA, message(source -> source.writeString(SOURCE_WRITER, writer)));
        });
  }

  static byte[] scalar(double wallTime, long step, String tag, float value) {
    byte[] named =
        message(
            one -> {
              one.writeString(VALUE_TAG, tag);
              // Of a oneof, so written even where it is 0.
              one.writeFloat(VALUE_SIMPLE, value);
            });
    byte[] summary = message(all -> all.writeByteArray(SUMMARY_VALUE, named));
    return event(wallTime, step, event -> event.writeByteArray(SUMMARY, summary));
  }

  /** Whatever was written of {@code step} and later ones in this folder does not count. */
  static byte[] restart(double wallTime, long step) {
    byte[] start = message(session -> session.writeEnum(SESSION_STATUS, SESSION_START));
    return event(wallTime, step, event -> event.writeByteArray(SESSION_LOG, start));
  }

  private static byte[] event(double wallTime, long step, Fields fields) {
    return message(
        event -> {
          event.writeDouble(WALL_TIME, wallTime);
          if (step != 0) {
            event.writeInt64(STEP, step);
          }
          fields.write(event);
        });
  }

  @FunctionalInterface
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
