package recdenoiser.engine.data.reading;

import static recdenoiser.engine.data.reading.PackedData.MAGIC;
import static recdenoiser.engine.data.reading.PackedData.NUMBERS;
import static recdenoiser.engine.data.reading.PackedData.aligned;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.Sequences;

/** Writes the layout that {@link PackedData} describes. */
final class PackedWriter {
  private final MessageDigest sha256 = Checksums.sha256();
  private final OutputStream file;
  private final OutputStream out;
  private final Sequences data;
  private final byte[] manifest;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  PackedWriter(OutputStream file, Sequences data, String manifest) {
    this.file = file;
    this.out = new DigestOutputStream(file, sha256);
    this.data = data;
    this.manifest = manifest.getBytes(StandardCharsets.UTF_8);
  }

  void write() throws IOException {
    put(MAGIC);
    long end = end();
    putLong(data.userCount());
    putLong(data.itemCount());
    putLong(data.actionCount());
    putLong(data.hasTimes() ? data.timeDecimals() : -1);
    putLong(
        (data.hasTitles() ? PackedData.TITLES : 0) + (data.hasGenres() ? PackedData.GENRES : 0));
    putLong(manifest.length);
    putLong(end);
    put(manifest);
    align();
    for (int user = 0; user <= data.userCount(); user++) {
      putInt(data.start(user));
    }
    align();
    for (int action = 0; action < data.actionCount(); action++) {
      putInt(data.itemAt(action));
    }
    align();
    for (int action = 0; data.hasTimes() && action < data.actionCount(); action++) {
      putLong(data.timeUnits(action));
    }
    labels(data.userCount(), data::userLabel);
    labels(data.itemCount(), item -> data.itemToken(item + 1));
    if (data.hasTitles()) {
      labels(data.itemCount(), item -> data.itemTitle(item + 1));
    }
    if (data.hasGenres()) {
      labels(data.itemCount(), item -> data.itemGenres(item + 1));
    }
    drain();
    if (written != end) {
      throw new IllegalStateException("Wrote " + written + " bytes where " + end + " were meant.");
    }
    file.write(sha256.digest());
  }

  private long end() {
    long at = MAGIC.length + 8L * NUMBERS;
    at = aligned(at + manifest.length);
    at = aligned(at + 4L * (data.userCount() + 1));
    at = aligned(at + 4L * data.actionCount());
    at += data.hasTimes() ? 8L * data.actionCount() : 0;
    at = labelsEnd(at, data.userCount(), data::userLabel);
    at = labelsEnd(at, data.itemCount(), item -> data.itemToken(item + 1));
    if (data.hasTitles()) {
      at = labelsEnd(at, data.itemCount(), item -> data.itemTitle(item + 1));
    }
    return data.hasGenres()
        ? labelsEnd(at, data.itemCount(), item -> data.itemGenres(item + 1))
        : at;
  }

  private static long labelsEnd(long at, int count, Sequences.Labels labels) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += bytes(labels, i).length;
    }
    return aligned(aligned(at + 4L * count) + bytes);
  }

  private static byte[] bytes(Sequences.Labels labels, int index) {
    String label = labels.of(index);
    return label == null ? new byte[0] : label.getBytes(StandardCharsets.UTF_8);
  }

  private void labels(int count, Sequences.Labels labels) throws IOException {
    int end = 0;
    for (int i = 0; i < count; i++) {
      end = Math.addExact(end, bytes(labels, i).length);
      putInt(end);
    }
    align();
    for (int i = 0; i < count; i++) {
      put(bytes(labels, i));
    }
    align();
  }

  private void putInt(int value) throws IOException {
    room(Integer.BYTES);
    buffer.putInt(value);
    written += Integer.BYTES;
  }

  private void putLong(long value) throws IOException {
    room(Long.BYTES);
    buffer.putLong(value);
    written += Long.BYTES;
  }

  private void put(byte[] bytes) throws IOException {
    drain();
    out.write(bytes);
    written += bytes.length;
  }

  private void align() throws IOException {
    put(new byte[(int) (aligned(written) - written)]);
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
