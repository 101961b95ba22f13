package recdenoiser.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The programs and the machine a run was made with.
 *
 * @param engine version of this program
 * @param numerics version of how it computes: two of the same give the same bits on the same kind
 *     of processor
 * @param java version and vendor
 * @param nd4j version
 * @param os name, version and architecture
 * @param processor its name, where the system tells
 * @param cores the JVM may use
 * @param threads the run used
 * @param heapBytes the JVM may use at most
 */
public record Environment(
    String engine,
    int numerics,
    String java,
    String nd4j,
    String os,
    String processor,
    int cores,
    int threads,
    long heapBytes) {

  /**
   * Raised whenever results may change in the last digits: 2 since mask logits are optimised by the
   * same Adam as all weights, 3 since connections of one draw for a batch are credited for the
   * sequences alone that have them.
   */
  public static final int NUMERICS = 3;

  /** Of runs that were recorded before there was a number. */
  static final int FIRST_NUMERICS = 1;

  private static final String VERSIONS = "/versions.properties";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  public static Environment current(int threads) {
    Properties versions = versions();
    return new Environment(
        versions.getProperty("engine", UNKNOWN),
        NUMERICS,
        System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
        versions.getProperty("nd4j", UNKNOWN),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        threads,
        Runtime.getRuntime().maxMemory());
  }

  /** This program's version, as its build states it. */
  public static String engineVersion() {
    return versions().getProperty("engine", UNKNOWN);
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Environment.class.getResourceAsStream(VERSIONS)) {
      if (in != null) {
        versions.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + VERSIONS + ".", e);
    }
    return versions;
  }

  private static String processorName() {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", UNKNOWN);
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException | UncheckedIOException e) {
      return UNKNOWN;
    }
  }
}
