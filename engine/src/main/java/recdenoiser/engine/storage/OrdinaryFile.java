package recdenoiser.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whole files, of a size that is sensible, and neither devices nor pipes, which have no end. */
public final class OrdinaryFile {
  /** Of what is read into memory at once. */
  public static final long MOST_BYTES = 1L << 30;

  private OrdinaryFile() {}

  /**
   * @throws NoSuchFileException if there is nothing of that name
   * @throws IOException if it is no ordinary file
   */
  public static Path require(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is no ordinary file, expected one.");
    }
    return file;
  }

  /**
   * @throws IOException as {@link #require}, or if it has more than {@link #MOST_BYTES}
   */
  public static byte[] bytes(Path file) throws IOException {
    long size = Files.size(require(file));
    if (size > MOST_BYTES) {
      throw new IOException(file + " has " + size + " bytes, expected at most " + MOST_BYTES + ".");
    }
    return Files.readAllBytes(file);
  }
}
