package recdenoiser.engine.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Zip files that may be damaged, of which the library of Java says little, or nothing. */
public final class ZipReading {
  private ZipReading() {}

  /**
   * @throws DamagedFile with a sentence, if it is no zip file or its list of entries is damaged
   */
  public static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw damaged(file.toString(), e);
    }
  }

  /**
   * @param source names the file
   * @param problem thrown by a zip stream or a zip file
   */
  public static DamagedFile damaged(String source, Exception problem) {
    String message = problem.getMessage();
    String why = message == null || message.isBlank() ? "it ends in the middle" : message;
    return new DamagedFile(source + " is no zip file, or is damaged: " + why + ".", problem);
  }
}
