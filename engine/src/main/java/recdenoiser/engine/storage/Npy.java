package recdenoiser.engine.storage;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * NumPy's format for one array, version 1.0: a magic string, a Python dictionary with type, order
 * and shape, the values.
 *
 * @see <a
 *     href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class Npy {
  /** Arrays may have at most so many values: 1 GiB. */
  public static final long MOST_VALUES = 1L << 28;

  private static final String BYTES = "|u1";
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 14;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

  private Npy() {}

  public static void write(OutputStream out, NpyArray array) throws IOException {
    out.write(header(array));
    if (array.bytes() != null) {
      out.write(array.bytes());
      return;
    }
    ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    long size = NpyArray.size(array.shape());
    for (int from = 0; from < size; from += CHUNK) {
      int count = (int) Math.min(CHUNK, size - from);
      if (array.floats() != null) {
        chunk.asFloatBuffer().put(array.floats(), from, count);
      } else {
        chunk.asIntBuffer().put(array.ints(), from, count);
      }
      out.write(chunk.array(), 0, 4 * count);
    }
  }

  /**
   * @param source names the array in error messages
   * @param bytes that the stream has, all of them the array's
   * @throws IOException if it is no array of float32, int32 or uint8 in row-major order, or has
   *     another length than its header says
   */
  public static NpyArray read(InputStream in, String source, long bytes) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      String header = readHeader(data, source);
      String type = find(DESCR, header, source);
      if (find(ORDER, header, source).equals("True")) {
        throw new IOException(
            source + " is in Fortran order; save it with numpy.ascontiguousarray(…).");
      }
      int[] shape = shape(find(SHAPE, header, source), source);
      int size = size(shape, source);
      long each = type.equals(BYTES) ? 1 : 4;
      requireLength(MAGIC.length + 4L + header.length() + each * size, bytes, source);
      NpyArray array =
          switch (type) {
            case "<f4" -> NpyArray.of(shape, readFloats(data, size));
            case "<i4" -> NpyArray.of(shape, readInts(data, size));
            case BYTES -> NpyArray.of(shape, data.readNBytes(size));
            default ->
                throw new IOException(
                    source + " holds values of type " + type + "; expected '<f4', '<i4' or '|u1'.");
          };
      if (data.read() >= 0) {
        throw new DamagedFile(source + " is damaged: it goes on after its last value.");
      }
      return array;
    } catch (java.io.EOFException e) {
      throw new IOException(source + " is cut short.", e);
    }
  }

  private static void requireLength(long said, long found, String source) throws IOException {
    if (said > found) {
      throw new IOException(
          source + " is cut short: its header asks for " + said + " bytes, it has " + found + ".");
    }
    if (said < found) {
      throw new DamagedFile(
          source + " is damaged: its header asks for " + said + " bytes, it has " + found + ".");
    }
  }

  private static String type(NpyArray array) {
    return array.floats() != null ? "<f4" : array.ints() != null ? "<i4" : BYTES;
  }

  private static byte[] header(NpyArray array) {
    String shape =
        Arrays.stream(array.shape()).mapToObj(axis -> axis + ",").collect(Collectors.joining(" "));
    String described =
        "{'descr': '"
            + type(array)
            + "', 'fortran_order': False, 'shape': ("
            + (array.shape().length > 1 ? shape.substring(0, shape.length() - 1) : shape)
            + "), }";
    int unpadded = MAGIC.length + 4 + described.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] text = (described + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer header =
        ByteBuffer.allocate(MAGIC.length + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
    return header.array();
  }

  private static String readHeader(DataInputStream data, String source) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    data.readFully(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(source + " is no NumPy array: it does not begin with \\x93NUMPY.");
    }
    int major = data.readUnsignedByte();
    data.readUnsignedByte();
    if (major != 1) {
      throw new IOException(source + " is of NumPy's format " + major + ".0; only 1.0 is read.");
    }
    int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
    byte[] header = new byte[length];
    data.readFully(header);
    return new String(header, StandardCharsets.ISO_8859_1);
  }

  private static String find(Pattern pattern, String header, String source) throws IOException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IOException(source + " has a malformed header: " + header.strip() + ".");
    }
    return matcher.group(1);
  }

  private static int[] shape(String text, String source) throws IOException {
    String[] axes = text.strip().split("\\s*,\\s*");
    try {
      return Arrays.stream(axes)
          .filter(axis -> !axis.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IOException(source + " has a malformed shape (" + text + ").", e);
    }
  }

  private static int size(int[] shape, String source) throws IOException {
    try {
      long size = NpyArray.size(shape);
      if (size <= MOST_VALUES) {
        return (int) size;
      }
    } catch (ArithmeticException e) {
      // More than a long can count: too large as well.
    }
    throw new IOException(
        source
            + " has shape "
            + Arrays.toString(shape)
            + ", more than "
            + MOST_VALUES
            + " values.");
  }

  private static float[] readFloats(DataInputStream data, int size) throws IOException {
    float[] values = new float[size];
    byte[] bytes = new byte[4 * CHUNK];
    for (int from = 0; from < size; from += CHUNK) {
      int count = Math.min(CHUNK, size - from);
      data.readFully(bytes, 0, 4 * count);
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values, from, count);
    }
    return values;
  }

  private static int[] readInts(DataInputStream data, int size) throws IOException {
    int[] values = new int[size];
    byte[] bytes = new byte[4 * CHUNK];
    for (int from = 0; from < size; from += CHUNK) {
      int count = Math.min(CHUNK, size - from);
      data.readFully(bytes, 0, 4 * count);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values, from, count);
    }
    return values;
  }
}
