package recdenoiser.engine.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's format for several named arrays: a zip of {@code .npy} files, as {@code numpy.load} opens
 * it. The same arrays always give the same bytes. The comment of the zip has the SHA-256 of all of
 * them with their names.
 */
public final class Npz {
  /** How the arrays are kept: weights hardly shrink, masks shrink a lot. */
  public enum Packing {
    STORED,
    DEFLATED
  }

  private static final String EXTENSION = ".npy";
  private static final int MOST_ARRAYS = 10_000;

  /** Deflate makes at most 258 bytes of two bits. */
  private static final int MOST_SHRINKING = 1032;

  private static final long MOST_VALUES_IN_ALL = 1L << 29;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+([.\\-][A-Za-z0-9_]+)*");
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /** Replaces {@code file}, whole or not at all. */
  public static void write(Path file, Map<String, NpyArray> arrays, Packing packing)
      throws IOException {
    AtomicFiles.write(file, out -> write(out, arrays, packing));
  }

  public static void write(OutputStream out, Map<String, NpyArray> arrays, Packing packing)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    NpzDigest digest = new NpzDigest();
    for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Npy.write(bytes, array.getValue());
      zip.putNextEntry(entry(checked(array.getKey()), bytes.toByteArray(), packing));
      bytes.writeTo(zip);
      zip.closeEntry();
      digest.add(array.getKey(), array.getValue());
    }
    zip.setComment(digest.comment());
    zip.finish();
  }

  /**
   * All arrays by name, in the order of the file.
   *
   * @throws IOException naming the file and the array at fault
   */
  public static Map<String, NpyArray> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    try (ZipFile zip = ZipReading.open(file)) {
      if (zip.size() > MOST_ARRAYS) {
        throw new IOException(
            file + " holds " + zip.size() + " arrays; expected at most " + MOST_ARRAYS + ".");
      }
      return readAll(zip, file);
    } catch (ZipException e) {
      throw ZipReading.damaged(file.toString(), e);
    }
  }

  private static Map<String, NpyArray> readAll(ZipFile zip, Path file) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    NpzDigest digest = new NpzDigest();
    long values = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = nameOf(entry, file);
      String source = file + ", " + name;
      requirePossible(entry, source, file);
      try (InputStream in = CheckedEntry.open(zip, entry, source)) {
        NpyArray array = Npy.read(in, source, entry.getSize());
        values += NpyArray.size(array.shape());
        arrays.put(name, array);
        digest.add(name, array);
      }
      if (values > MOST_VALUES_IN_ALL) {
        throw new IOException(
            file + " holds more than " + MOST_VALUES_IN_ALL + " values, too many to read.");
      }
    }
    digest.compare(comment(zip, file), file);
    return arrays;
  }

  /** Null if there is none. */
  private static String comment(ZipFile zip, Path file) throws DamagedFile {
    try {
      return zip.getComment();
    } catch (IllegalArgumentException e) {
      throw new DamagedFile(file + " is damaged: its comment is no text in UTF-8.", e);
    }
  }

  /** A size that the file cannot have is refused before anything of that size is made. */
  private static void requirePossible(ZipEntry entry, String source, Path file) throws IOException {
    long packed = entry.getCompressedSize();
    if (packed > Files.size(file) || entry.getSize() / MOST_SHRINKING > packed) {
      throw new DamagedFile(
          source
              + " is damaged: found "
              + entry.getSize()
              + " bytes packed into "
              + packed
              + ", expected what fits into the file.");
    }
  }

  private static String nameOf(ZipEntry entry, Path file) throws IOException {
    String name = entry.getName();
    boolean array = name.endsWith(EXTENSION);
    String bare = array ? name.substring(0, name.length() - EXTENSION.length()) : name;
    if (!array || !NAME.matcher(bare).matches()) {
      throw new IOException(
          file + " holds " + name + "; expected only arrays with plain names that end in .npy.");
    }
    return bare;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("An array cannot be called \"" + name + "\".");
    }
    return name;
  }

  private static ZipEntry entry(String name, byte[] content, Packing packing) {
    ZipEntry entry = new ZipEntry(name + EXTENSION);
    entry.setTimeLocal(NO_TIME);
    if (packing == Packing.STORED) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
      entry.setCrc(crc.getValue());
    }
    return entry;
  }
}
