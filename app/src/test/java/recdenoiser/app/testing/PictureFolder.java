package recdenoiser.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes temporary folders whose paths are all of one length, so that what stands behind a path
 * stands where the kept picture has it. JUnit's own differ in length from run to run.
 */
public final class PictureFolder implements TempDirFactory {
  private static final long NAMES = 10_000_000_000L;

  private final SecureRandom random = new SecureRandom();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    String name = String.format(Locale.ROOT, "pictures-%010d", random.nextLong(NAMES));
    return Files.createDirectory(temporary().resolve(name));
  }

  /** Where temporary folders are made. */
  static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
