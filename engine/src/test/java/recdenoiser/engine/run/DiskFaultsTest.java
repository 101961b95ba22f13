package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.damage.Campaign;
import recdenoiser.engine.damage.FaultyDisk;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.RunState;

/** Any one change that a run makes on its disk fails, or all from one on. */
@Tag("campaign")
class DiskFaultsTest {
  private static final Logger LOG = LoggerFactory.getLogger(DiskFaultsTest.class);
  private static final int FAULTS = 1000;

  @TempDir Path folder;
  private RunConfig config;
  private Path whole;

  @BeforeEach
  void runWithoutFaults() throws IOException {
    config = SmallData.config(SmallData.write(folder)).with("epochs", "3");
    ExperimentRun run = ExperimentRun.create(config, folder.resolve("whole"), 1);
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    whole = run.folder();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endInASentenceAndTheRunGoesOnWithTheSameBits(boolean forGood) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path runs = folder.resolve("runs");
    attempt(disk.on(runs));
    long changes = disk.changes();
    AtomicFiles.deleteFolder(runs);
    int faults = (int) Math.min(changes, Campaign.count(FAULTS / 2));
    int goneOn = 0;
    for (int fault = 0; fault < faults; fault++) {
      long at = 1 + fault * changes / faults;
      disk.failAt(at, forGood);
      Optional<String> problem = attempt(disk.on(runs));
      disk.failAt(Long.MAX_VALUE, false);
      assertThat(problem.orElse("said")).as("change %d of %d", at, changes).isNotBlank();
      goneOn += goOn(runs, at) ? 1 : 0;
      AtomicFiles.deleteFolder(runs);
    }
    LOG.info(
        "{} of {} changes failed{}, {} runs went on.",
        faults,
        changes,
        forGood ? " for good" : "",
        goneOn);
  }

  /** What is said where the run does not end well. */
  private Optional<String> attempt(Path runs) {
    try (ExperimentRun run = ExperimentRun.create(config, runs, 1)) {
      RunSummary summary = run.execute(event -> {});
      return summary.state() == RunState.FINISHED
          ? Optional.empty()
          : Optional.of(summary.message());
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether there was a run that had not reached its end. */
  private boolean goOn(Path runs, long at) throws IOException {
    Optional<Path> left = onlyRun(runs);
    if (left.isEmpty() || !new RunFolder(left.get()).exists()) {
      return false;
    }
    Path run = left.get();
    RunLibrary.Entry entry = RunLibrary.entry(new RunFolder(run));
    assertThat(entry.problem()).as("change %d", at).isEmpty();
    assertThat(entry.running()).as("change %d", at).isFalse();
    boolean ended = entry.state() == RunState.FINISHED;
    if (!ended) {
      RunSummary summary = ExperimentRun.resume(run, 1).execute(event -> {});
      assertThat(summary.state()).as(summary.message()).isEqualTo(RunState.FINISHED);
    }
    SameRun.assertSame(run, whole);
    return !ended;
  }

  private static Optional<Path> onlyRun(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.findFirst();
    }
  }
}
