package recdenoiser.engine.data.importing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.storage.CheckedEntry;

/**
 * A file to import: as it is, compressed by gzip, bzip2 or Zstandard, within a zip, or Parquet,
 * whose records become lines of JSON. Which one it is shows in its first bytes and not in its name,
 * and so does the encoding. Nothing is ever unpacked to the disk.
 */
final class ImportSource implements Closeable {
  private static final long FIRST_BYTES = 1 << 20;

  private final Path file;
  private final ZipFile zip;
  private final ZipEntry entry;
  private final Packing packing;
  private String encoding;

  /** What has to be undone before there is text. */
  private enum Packing {
    NONE,
    GZIP,
    BZIP2,
    ZSTANDARD,
    PARQUET
  }

  private ImportSource(Path file, ZipFile zip, ZipEntry entry, Packing packing, String encoding) {
    this.file = file;
    this.zip = zip;
    this.entry = entry;
    this.packing = packing;
    this.encoding = encoding.isEmpty() ? null : encoding;
  }

  /** In the encoding that its first bytes show. */
  static ImportSource open(Path file, String entryName) {
    return open(file, entryName, "");
  }

  /**
   * Opens a file.
   *
   * @param entryName of the file within a zip; empty for the one that looks most like actions
   * @param encoding of the text; empty for the one that its first bytes show
   * @throws DataProblem if there is no such file, or it is none to import
   */
  static ImportSource open(Path file, String entryName, String encoding) {
    checkIsFile(file);
    try {
      byte[] magic = magic(file);
      if (starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6)) {
        return openZip(file, entryName, encoding);
      }
      Packing packing = packing(magic);
      if (packing == Packing.NONE) {
        checkIsText(file, magic);
      }
      return new ImportSource(file, null, null, packing, encoding);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static void checkIsFile(Path file) {
    if (!Files.exists(file)) {
      throw DataProblem.of(file.toString(), "There is no file " + file + ", expected a data file.");
    }
    if (Files.isDirectory(file)) {
      throw DataProblem.of(file.toString(), file + " is a folder, expected a data file.");
    }
    if (!Files.isRegularFile(file)) {
      throw DataProblem.of(file.toString(), file + " is no ordinary file, expected a data file.");
    }
  }

  private static byte[] magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(6);
    }
  }

  private static Packing packing(byte[] magic) {
    if (starts(magic, 0x1F, 0x8B)) {
      return Packing.GZIP;
    }
    if (starts(magic, 'B', 'Z', 'h')) {
      return Packing.BZIP2;
    }
    if (starts(magic, 'P', 'A', 'R', '1')) {
      return Packing.PARQUET;
    }
    return starts(magic, 0x28, 0xB5, 0x2F, 0xFD) ? Packing.ZSTANDARD : Packing.NONE;
  }

  private static void checkIsText(Path file, byte[] magic) {
    if (starts(magic, '7', 'z', 0xBC, 0xAF)) {
      throw DataProblem.of(
          file.toString(),
          file
              + " cannot be imported: found a 7z archive, expected text, plain or in .gz, .bz2,"
              + " .zst or .zip, or Parquet; write it as CSV.");
    }
  }

  private static boolean starts(byte[] magic, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= magic.length || (magic[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static ImportSource openZip(Path file, String entryName, String encoding)
      throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw DataProblem.of(
          file.toString(),
          file + " cannot be read: its zip is damaged or was cut (" + e.getMessage() + ").",
          e);
    }
    try {
      return new ImportSource(
          file, zip, ZipEntries.choose(file, zip, entryName), Packing.NONE, encoding);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** The file, and the name within the archive. */
  String name() {
    return entry == null ? file.toString() : file + "!" + entry.getName();
  }

  /** Name of the file within a zip; empty where there is none. */
  String entryName() {
    return entry == null ? "" : entry.getName();
  }

  /** Whether it has to be unpacked. */
  boolean isPacked() {
    return zip != null || packing != Packing.NONE;
  }

  /** Names of all files within the zip; empty where there is no zip. */
  List<String> entries() {
    return zip == null ? List.of() : ZipEntries.names(zip);
  }

  /** Bytes on the disk that reading everything passes. */
  long size() throws IOException {
    return entry == null ? Files.size(file) : Math.max(1, entry.getCompressedSize());
  }

  /** The encoding that was asked for, or that the first bytes show; empty for UTF-8. */
  String encoding() throws IOException {
    if (encoding == null) {
      try (InputStream in = unpacked()) {
        encoding = Encodings.of(in, FIRST_BYTES);
      }
    }
    return encoding;
  }

  /** The encoding that all bytes of the text show; empty for UTF-8. */
  String encodingOfAll() throws IOException {
    try (InputStream in = unpacked()) {
      return Encodings.of(in, Long.MAX_VALUE);
    }
  }

  /** The text in UTF-8, decompressed. */
  MeteredStream stream() throws IOException {
    String used = encoding();
    MeteredStream unpacked = unpacked();
    return used.isEmpty() || used.equals(StandardCharsets.UTF_8.name())
        ? unpacked
        : unpacked.decoded(Charset.forName(used));
  }

  private MeteredStream unpacked() throws IOException {
    if (entry != null) {
      long packed = Math.max(1, entry.getCompressedSize());
      return MeteredStream.ofUnpacked(
          name(), CheckedEntry.open(zip, entry, name()), packed, entry.getSize());
    }
    if (packing == Packing.PARQUET) {
      return MeteredStream.ofParquet(file);
    }
    InputStream plain = Files.newInputStream(file);
    long size = Math.max(1, size());
    return switch (packing) {
      case NONE -> MeteredStream.ofPlain(plain, size);
      case GZIP -> MeteredStream.ofPacked(name(), plain, size, GZIPInputStream::new);
      case BZIP2 ->
          MeteredStream.ofPacked(
              name(),
              plain,
              size,
              (packed, buffer) -> new BZip2CompressorInputStream(packed, true));
      case ZSTANDARD ->
          MeteredStream.ofPacked(
              name(), plain, size, (packed, buffer) -> new ZstdCompressorInputStream(packed));
      case PARQUET -> throw new IllegalStateException("Parquet is no packed text.");
    };
  }

  /** A file beside this one (in the same archive or folder) with one of these names, or null. */
  InputStream companion(List<String> names) throws IOException {
    for (String name : names) {
      if (zip != null) {
        ZipEntry other = zip.getEntry(folder(entry.getName()) + name);
        if (other != null) {
          long packed = Math.max(1, other.getCompressedSize());
          return MeteredStream.ofUnpacked(
              other.getName(),
              CheckedEntry.open(zip, other, other.getName()),
              packed,
              other.getSize());
        }
      } else {
        Path other = beside(name);
        if (other != null) {
          return ImportSource.open(other, "").stream();
        }
      }
    }
    return null;
  }

  /** A file of this name in the same folder; null in an archive, or if there is none. */
  Path beside(String name) {
    Path other = file.resolveSibling(name);
    return zip == null && Files.isRegularFile(other) ? other : null;
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  static DataProblem unreadable(String source, IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "permission is denied"
            : e instanceof java.io.EOFException
                ? "it ends in the middle, so the archive was cut"
                : e instanceof java.nio.charset.CharacterCodingException
                    ? "it is not UTF-8 text"
                    : String.valueOf(e.getMessage()).replaceAll("\\.$", "");
    return DataProblem.of(source, source + " cannot be read: " + reason + ".", e);
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw unreadable(file.toString(), e);
      }
    }
  }
}
