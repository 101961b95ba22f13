package recdenoiser.engine.data.importing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.storage.CheckedEntry;

/**
 * A file to import: as it is, compressed by gzip, or within a zip. Which one it is shows in its
 * first bytes and not in its name. Nothing is ever unpacked to the disk.
 */
final class ImportSource implements Closeable {
  private final Path file;
  private final ZipFile zip;
  private final ZipEntry entry;
  private final boolean gzip;

  private ImportSource(Path file, ZipFile zip, ZipEntry entry, boolean gzip) {
    this.file = file;
    this.zip = zip;
    this.entry = entry;
    this.gzip = gzip;
  }

  /**
   * Opens a file.
   *
   * @param entryName of the file within a zip; empty for the one that looks most like actions
   * @throws DataProblem if there is no such file, or it is none to import
   */
  static ImportSource open(Path file, String entryName) {
    checkIsFile(file);
    try {
      byte[] magic = magic(file);
      if (starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6)) {
        return openZip(file, entryName);
      }
      if (starts(magic, 0x1F, 0x8B)) {
        return new ImportSource(file, null, null, true);
      }
      checkIsText(file, magic);
      return new ImportSource(file, null, null, false);
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

  private static void checkIsText(Path file, byte[] magic) {
    String found =
        starts(magic, 0xFF, 0xFE) || starts(magic, 0xFE, 0xFF)
            ? "UTF-16 text"
            : starts(magic, 'B', 'Z', 'h')
                ? "a bzip2 archive"
                : starts(magic, '7', 'z', 0xBC, 0xAF)
                    ? "a 7z archive"
                    : starts(magic, 'P', 'A', 'R', '1')
                        ? "a Parquet file"
                        : starts(magic, 0x28, 0xB5, 0x2F, 0xFD) ? "a Zstandard archive" : null;
    if (found != null) {
      throw DataProblem.of(
          file.toString(),
          file + " cannot be imported: found " + found + ", expected UTF-8 text, .gz or .zip.");
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

  private static ImportSource openZip(Path file, String entryName) throws IOException {
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
      return new ImportSource(file, zip, ZipEntries.choose(file, zip, entryName), false);
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
    return zip != null || gzip;
  }

  /** Names of all files within the zip; empty where there is no zip. */
  List<String> entries() {
    return zip == null ? List.of() : ZipEntries.names(zip);
  }

  /** Bytes on the disk that reading everything passes. */
  long size() throws IOException {
    return entry == null ? Files.size(file) : Math.max(1, entry.getCompressedSize());
  }

  /** The text, decompressed. */
  MeteredStream stream() throws IOException {
    if (entry != null) {
      long packed = Math.max(1, entry.getCompressedSize());
      return MeteredStream.ofUnpacked(
          name(), CheckedEntry.open(zip, entry, name()), packed, entry.getSize());
    }
    InputStream plain = Files.newInputStream(file);
    if (!gzip) {
      return MeteredStream.ofPlain(plain, Math.max(1, size()));
    }
    return MeteredStream.ofGzip(name(), plain, Math.max(1, size()), GZIPInputStream::new);
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
