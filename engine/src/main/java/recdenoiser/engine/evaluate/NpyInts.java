package recdenoiser.engine.evaluate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix of 32-bit integers as a NumPy {@code .npy} file, version 1.0, little-endian, row-major.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values [rows × columns], row-major
 */
record NpyInts(int rows, int columns, int[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<i4', 'fortran_order': False, 'shape': \\((\\d{1,9}), (\\d{1,9})\\), \\}\\s*");

  NpyInts {
    if ((long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "A matrix of "
              + rows
              + " × "
              + columns
              + " does not hold "
              + values.length
              + " numbers.");
    }
  }

  /** Writes beside {@code file} and renames, so that the file is there whole or not at all. */
  void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
      out.write(header());
      ByteBuffer row = ByteBuffer.allocate(columns * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int r = 0; r < rows; r++) {
        row.asIntBuffer().put(values, r * columns, columns);
        out.write(row.array());
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] header() {
    String dictionary =
        "{'descr': '<i4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length)
        .put(text)
        .array();
  }

  /**
   * @throws IOException if the file cannot be read or is not such a matrix, saying which file
   */
  static NpyInts read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Matcher header = HEADER.matcher(readHeader(file, in));
      if (!header.matches()) {
        throw new IOException(file + " is not a row-major NumPy matrix of 32-bit integers.");
      }
      int rows = Integer.parseInt(header.group(1));
      int columns = Integer.parseInt(header.group(2));
      checkSize(file, rows, columns);
      return new NpyInts(rows, columns, readValues(in, rows, columns));
    } catch (EOFException e) {
      throw new IOException(file + " ends before its last number.", e);
    }
  }

  private static String readHeader(Path file, InputStream in) throws IOException {
    if (!Arrays.equals(exactly(in, MAGIC.length), MAGIC)) {
      throw new IOException(file + " is not a NumPy file of version 1.0.");
    }
    int length =
        ByteBuffer.wrap(exactly(in, Short.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getShort()
            & 0xFFFF;
    return new String(exactly(in, length), StandardCharsets.US_ASCII);
  }

  private static void checkSize(Path file, int rows, int columns) throws IOException {
    long bytes = (long) rows * columns * Integer.BYTES;
    if (bytes > Files.size(file)) {
      throw new IOException(file + " is too short for a matrix of " + rows + " × " + columns + ".");
    }
  }

  private static int[] readValues(InputStream in, int rows, int columns) throws IOException {
    int[] values = new int[rows * columns];
    for (int r = 0; r < rows; r++) {
      ByteBuffer.wrap(exactly(in, columns * Integer.BYTES))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(values, r * columns, columns);
    }
    return values;
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }
}
