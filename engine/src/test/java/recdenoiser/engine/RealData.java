package recdenoiser.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The published data sets, which lie outside the project: tests that need them are skipped where
 * they are absent.
 */
public final class RealData {
  private RealData() {}

  /**
   * A file of the folder that the system property {@code recdenoiser.data} names, or of {@code
   * ../shared/data}.
   */
  public static Path file(String name) {
    Path file = folder().resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is absent; -Drecdenoiser.data says where it is");
    return file;
  }

  /**
   * A file that another program wrote, of the folder that the system property {@code
   * recdenoiser.golden} names, or of {@code ../shared/golden}.
   */
  public static Path golden(String name) {
    String named = System.getProperty("recdenoiser.golden");
    Path folder =
        named != null ? Path.of(named) : root().resolveSibling("shared").resolve("golden");
    Path file = folder.resolve(name);
    assumeTrue(
        Files.exists(file), () -> file + " is absent; -Drecdenoiser.golden says where it is");
    return file;
  }

  private static Path folder() {
    String named = System.getProperty("recdenoiser.data");
    return named != null ? Path.of(named) : root().resolveSibling("shared").resolve("data");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("sample-data"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
