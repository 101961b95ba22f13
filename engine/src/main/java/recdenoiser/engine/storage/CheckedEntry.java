package recdenoiser.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The content of one file of a zip, whose length and CRC-32 are compared with what the zip says
 * when its end is read, which {@link ZipFile} does not do.
 */
public final class CheckedEntry extends CheckedInputStream {
  private final ZipEntry entry;
  private final String source;
  private long length;

  private CheckedEntry(InputStream in, ZipEntry entry, String source) {
    super(in, new CRC32());
    this.entry = entry;
    this.source = source;
  }

  /**
   * @param source names the file in error messages
   */
  public static InputStream open(ZipFile zip, ZipEntry entry, String source) throws IOException {
    return new CheckedEntry(zip.getInputStream(entry), entry, source);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int count = super.read(bytes, from, most);
    count(count);
    return count;
  }

  private void count(int read) throws IOException {
    if (read > 0) {
      length += read;
    } else if (read < 0) {
      requireWhole();
    }
  }

  private void requireWhole() throws IOException {
    boolean sameLength = entry.getSize() < 0 || entry.getSize() == length;
    boolean sameSum = entry.getCrc() < 0 || entry.getCrc() == getChecksum().getValue();
    if (!sameLength || !sameSum) {
      throw new DamagedFile(
          String.format(
              Locale.ROOT,
              "%s is damaged: its %d bytes have the checksum %08x, expected %d bytes with %08x.",
              source,
              length,
              getChecksum().getValue(),
              entry.getSize(),
              entry.getCrc()));
    }
  }
}
