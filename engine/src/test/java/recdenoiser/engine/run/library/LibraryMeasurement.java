package recdenoiser.engine.run.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static void measure(Path folder) {
    LibraryReader reader = new LibraryReader();
    long begin = System.nanoTime();
    LibraryState state = reader.read(List.of(folder));
    LOG.info("first reading of {} runs: {} ms", state.entries().size(), millis(begin));
    begin = System.nanoTime();
    new LibraryReader().read(List.of(folder));
    LOG.info("reading all of it again: {} ms", millis(begin));
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
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
