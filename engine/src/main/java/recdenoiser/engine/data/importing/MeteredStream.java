package recdenoiser.engine.data.importing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import recdenoiser.engine.data.DataProblem;

/** Knows how far it has been read, and stops what unpacks without end. */
class MeteredStream extends FilterInputStream {
  /** Text becomes a tenth of its size; deflate can make a thousandth of what says nothing. */
  private static final long MOST_TIMES = 200;

  private static final long ALWAYS_ALLOWED = 1L << 30;
  private static final int BUFFER = 1 << 17;

  private final String source;
  private final Counting packed;
  private final long packedSize;
  private final long unpackedSize;
  private final MeteredStream beneath;
  private long unpacked;

  private MeteredStream(MeteredStream beneath, InputStream decoded) {
    super(decoded);
    this.source = beneath.source;
    this.packed = null;
    this.packedSize = Long.MAX_VALUE;
    this.unpackedSize = -1;
    this.beneath = beneath;
  }

  private MeteredStream(
      String source, InputStream in, Counting packed, long packedSize, long unpackedSize) {
    super(in);
    this.source = source;
    this.packed = packed;
    this.packedSize = packedSize;
    this.unpackedSize = unpackedSize;
    this.beneath = null;
  }

  /** The same text in UTF-8. */
  MeteredStream decoded(Charset charset) {
    return new MeteredStream(this, new Transcoding(this, charset));
  }

  /** Wraps one stream in another. */
  @FunctionalInterface
  interface Unpacking {
    InputStream of(InputStream packed, int buffer) throws IOException;
  }

  static MeteredStream ofPlain(InputStream in, long size) {
    return new MeteredStream("", in, null, Long.MAX_VALUE, size);
  }

  static MeteredStream ofPacked(String source, InputStream in, long size, Unpacking unpacking)
      throws IOException {
    Counting counting = new Counting(new BufferedInputStream(in, BUFFER));
    try {
      return new MeteredStream(source, unpacking.of(counting, BUFFER), counting, size, -1);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * @param unpackedSize as the archive says, or -1
   */
  static MeteredStream ofUnpacked(
      String source, InputStream in, long packedSize, long unpackedSize) {
    return new MeteredStream(source, in, null, packedSize, unpackedSize);
  }

  static MeteredStream ofParquet(Path file) throws IOException {
    ParquetLines lines = new ParquetLines(file);
    return new MeteredStream("", lines, null, Long.MAX_VALUE, -1) {
      @Override
      double share() {
        return lines.share();
      }
    };
  }

  /** How much has been read, 0 … 1. */
  double share() {
    if (beneath != null) {
      return beneath.share();
    }
    double share =
        packed != null
            ? packed.count / (double) packedSize
            : unpackedSize > 0 ? unpacked / (double) unpackedSize : 0;
    return Math.min(1, share);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(long bytes) {
    unpacked += bytes;
    if (unpacked > ALWAYS_ALLOWED && unpacked / MOST_TIMES > packedSize) {
      throw DataProblem.of(
          source,
          String.format(
              Locale.ROOT,
              "%s is refused: its %,d bytes unpack to more than %,d, expected at most %d times as"
                  + " many.",
              source,
              packedSize,
              unpacked,
              MOST_TIMES));
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
