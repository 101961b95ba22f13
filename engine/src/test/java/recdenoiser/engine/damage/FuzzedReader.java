package recdenoiser.engine.damage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What Jazzer calls: one kind of file, read again and again with bytes that it makes up to reach
 * branches it has not seen.
 */
public final class FuzzedReader {
  private static Workplace place;
  private static FileKind kind;

  private FuzzedReader() {}

  /**
   * @param arguments a {@link FileKind}, and the folder of a {@link Workplace}
   */
  public static void fuzzerInitialize(String[] arguments) {
    kind = FileKind.valueOf(arguments[0]);
    place = Workplace.at(Path.of(arguments[1]));
  }

  /** Throws what is no answer; that is what the fuzzer looks for. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      place.read(kind, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The file cannot be written for the reader.", e);
    }
  }
}
