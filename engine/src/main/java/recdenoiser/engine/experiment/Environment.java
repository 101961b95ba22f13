package recdenoiser.engine.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The programs and the machine a run was made with.
 *
 * @param engine version of this program
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
    String java,
    String nd4j,
    String os,
    String processor,
    int cores,
    int threads,
    long heapBytes) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  public static Environment current(int threads) {
    return new Environment(
        version(Environment.class, "development"),
        System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
        version(Nd4j.class, UNKNOWN),
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

  /** This program's version, as its jar states it. */
  public static String engineVersion() {
    return version(Environment.class, "development");
  }

  private static String version(Class<?> member, String otherwise) {
    String stated = member.getPackage().getImplementationVersion();
    return stated == null ? otherwise : stated;
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
