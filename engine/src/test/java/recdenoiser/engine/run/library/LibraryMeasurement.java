package recdenoiser.engine.run.library;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.storage.AtomicFiles;

/**
 * Measures how long a library takes: {@code LibraryMeasurement [RUNS]}, 2,000 if nothing is said.
 * The first reading is in a fresh virtual machine, as when the window opens.
 */
final class LibraryMeasurement {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryMeasurement.class);
  private static final int RUNS = 2000;
  private static final int LOOKS = 20;

  private LibraryMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("library");
    try {
      SyntheticRuns.write(folder, arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]));
      System.gc();
      measure(folder);
    } finally {
      AtomicFiles.deleteFolder(folder);
    }
  }

  private static void measure(Path folder) throws IOException {
    LibraryReader reader = new LibraryReader();
    long processor = processorMillis();
    long begin = System.nanoTime();
    LibraryState state = reader.read(List.of(folder));
    LOG.info(
        "first reading of {} runs: {} ms, {} ms of processor time",
        state.entries().size(),
        millis(begin),
        processorMillis() - processor);
    processor = processorMillis();
    begin = System.nanoTime();
    new LibraryReader().read(List.of(folder));
    LOG.info(
        "reading all of it again: {} ms, {} ms of processor time",
        millis(begin),
        processorMillis() - processor);
    begin = System.nanoTime();
    LibraryQuery.ALL.of(state.entries());
    LOG.info("first table with differences: {} ms", millis(begin));
    begin = System.nanoTime();
    new LibraryQuery(false, "games", "ndcg > 0.1 and n = 50", true, List.of()).of(state.entries());
    LOG.info("filtered and grouped: {} ms", millis(begin));
    begin = System.nanoTime();
    new LibraryQuery(false, "", "", true, List.of()).of(state.entries());
    LOG.info("all grouped, first time: {} ms", millis(begin));
    begin = System.nanoTime();
    for (int look = 0; look < LOOKS; look++) {
      reader.read(List.of(folder));
    }
    LOG.info("another look: {} ms", millis(begin) / LOOKS);
    begin = System.nanoTime();
    for (int look = 0; look < LOOKS; look++) {
      LibraryQuery.ALL.of(state.entries());
    }
    LOG.info("another table: {} ms", millis(begin) / LOOKS);
    makeOlder(folder);
    processor = processorMillis();
    begin = System.nanoTime();
    reader.read(List.of(folder));
    LOG.info(
        "reading all of it with configurations of an older version: {} ms, {} ms of processor time",
        millis(begin),
        processorMillis() - processor);
  }

  private static void makeOlder(Path folder) throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      for (Path run : runs.toList()) {
        Path file = run.resolve("run.json");
        String record = Files.readString(file);
        String now = "\"version\" : " + RunConfig.VERSION;
        String before = "\"version\" : " + (RunConfig.VERSION - 1) + " ";
        Files.writeString(file, record.replace(now, before));
      }
    }
  }

  /** Of all threads, user and system, also those that compile. */
  private static long processorMillis() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1_000_000;
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
