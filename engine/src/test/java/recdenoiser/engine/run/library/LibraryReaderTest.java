package recdenoiser.engine.run.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.ProcessLock;
import recdenoiser.engine.train.RunState;

class LibraryReaderTest {
  private static final int SECONDS = 60;

  @TempDir Path runs;

  @Test
  void listsTheNewestFirstAndSaysWhatIsDamaged() throws IOException {
    SyntheticRuns.write(runs, 3);
    SyntheticRuns.writeDamaged(runs.resolve("cut"));
    Files.createDirectories(runs.resolve("lost").resolve("checkpoint"));
    Files.createDirectories(runs.resolve("something else"));
    Files.writeString(runs.resolve("queue.json"), "{}");

    LibraryState state = new LibraryReader().read(List.of(runs));

    assertThat(state.entries()).hasSize(5);
    assertThat(state.entries().subList(0, 3))
        .extracting(LibraryEntry::title)
        .containsExactly("2026-11-01 00:02:02", "2026-11-01 00:01:01", "2026-11-01 00:00:00");
    assertThat(state.entries().subList(3, 5))
        .extracting(LibraryEntry::problem)
        .anyMatch(problem -> problem.contains("run.json, line 2"))
        .anyMatch(problem -> problem.endsWith("has files of a run, but no run.json."));
  }

  @Test
  void aFolderWhoseProcessDiedBeforeItsRecordIsListedAndCanBeRemoved() throws IOException {
    Path locked = Files.createDirectories(runs.resolve("2026-11-02_101112_shop_sasrec"));
    Files.writeString(locked.resolve("run.lock"), "4711");
    Path empty = Files.createDirectories(runs.resolve("2026-11-02_101113_shop_sasrec"));
    Path begun = Files.createDirectories(runs.resolve("2026-11-02_101114_shop_sasrec"));
    Files.createDirectories(runs.resolve("pictures"));

    try (ProcessLock writing = ProcessLock.acquire(begun.resolve("run.lock"), "")) {
      assertThat(writing.stands()).isTrue();
      assertThat(new LibraryReader().read(List.of(runs)).entries())
          .extracting(LibraryEntry::path)
          .containsExactlyInAnyOrder(locked, empty);
    }

    RunTrash trash = RunTrash.in(runs.resolve(".bin"));
    trash.move(locked);
    trash.move(empty);
    assertThat(locked).doesNotExist();
    assertThat(empty).doesNotExist();
  }

  @Test
  void whateverARecordHoldsTheOthersAreListed() throws IOException {
    SyntheticRuns.write(runs, 2);
    List<String> records =
        List.of(
            "", "null", "[]", "7", "{\"format\":99}", "{\"format\":1,\"config\":[1]}", "\u0000");
    for (int number = 0; number < records.size(); number++) {
      Path run = Files.createDirectory(runs.resolve("broken" + number));
      Files.writeString(run.resolve("run.json"), records.get(number));
    }
    Files.createDirectories(runs.resolve("folder").resolve("run.json"));

    List<LibraryEntry> entries = new LibraryReader().read(List.of(runs)).entries();

    assertThat(entries).filteredOn(LibraryEntry::readable).hasSize(2);
    assertThat(entries)
        .filteredOn(entry -> !entry.readable())
        .hasSize(records.size() + 1)
        .allSatisfy(entry -> assertThat(entry.problem()).contains("run.json"));
    assertThat(RunLibrary.list(runs)).filteredOn(RunLibrary.Entry::readable).hasSize(2);
  }

  @Test
  void whatDidNotChangeIsNotReadAgain() throws IOException {
    SyntheticRuns.write(runs, 4);
    LibraryReader reader = new LibraryReader();
    LibraryState before = reader.read(List.of(runs));
    LibraryEntry changed = before.entries().get(1);
    AboutFile.change(changed.folder(), about -> about.named("chosen"));

    LibraryState after = reader.read(List.of(runs));

    assertThat(after).isNotEqualTo(before);
    for (int entry : new int[] {0, 2, 3}) {
      assertThat(after.entries().get(entry)).isSameAs(before.entries().get(entry));
    }
    assertThat(after.entries().get(1).title()).isEqualTo("chosen");
    assertThat(after.entries().get(1).record()).isSameAs(changed.record());
    assertThat(reader.read(List.of(runs))).isEqualTo(after);
  }

  @Test
  void aDamagedNoteIsSaidAndTheRunIsListed() throws IOException {
    SyntheticRuns.write(runs, 1);
    LibraryReader reader = new LibraryReader();
    RunFolder folder = reader.read(List.of(runs)).entries().get(0).folder();
    Files.writeString(AboutFile.of(folder), "{\"tags\":");

    LibraryEntry entry = reader.read(List.of(runs)).entries().get(0);

    assertThat(entry.readable()).isTrue();
    assertThat(entry.problem()).contains("about.json");
  }

  @Test
  void aFolderThatIsNamedTwiceIsListedOnceAndOneThatIsNotThereIsEmpty() throws IOException {
    SyntheticRuns.write(runs, 2);
    Path one = new LibraryReader().read(List.of(runs)).entries().get(0).path();

    LibraryState state =
        new LibraryReader().read(List.of(runs, runs.resolve("."), one, runs.resolve("none")));

    assertThat(state.entries()).hasSize(2);
    assertThat(state.problems()).isEmpty();
  }

  @Test
  void changesAreToldWhoeverMadeThem() throws Exception {
    SyntheticRuns.write(runs, 2);
    BlockingQueue<LibraryState> told = new LinkedBlockingQueue<>();
    try (LiveLibrary library = new LiveLibrary(Duration.ofMillis(20), told::add)) {
      library.watch(List.of(runs));
      Path first = await(told, state -> state.entries().size() == 2).entries().get(0).path();
      SyntheticRuns.write(runs, 300);
      await(told, state -> state.entries().size() == 300);
      AtomicFiles.deleteFolder(first);
      await(told, state -> state.entries().size() == 299);
      SyntheticRuns.writeDamaged(runs.resolve("new"));
      await(told, state -> state.entries().stream().anyMatch(entry -> !entry.readable()));
      AtomicFiles.deleteFolder(runs);
      await(told, state -> state.entries().isEmpty());
      SyntheticRuns.write(runs, 1);
      await(told, state -> state.entries().size() == 1);
    }
  }

  @Test
  void aRunWhoseProcessDiedCountsAsStopped() throws IOException {
    SyntheticRuns.write(runs.resolve("killed"), RunRowsForTests.PLAIN, RunState.TRAINING, 0.1, 0);

    LibraryEntry entry = new LibraryReader().read(List.of(runs)).entries().get(0);

    assertThat(entry.state()).isEqualTo(RunState.STOPPED);
    assertThat(entry.underWay()).isFalse();
  }

  private static LibraryState await(
      BlockingQueue<LibraryState> told, Predicate<LibraryState> wanted)
      throws InterruptedException {
    while (true) {
      LibraryState state = told.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(state).as("a change within a minute").isNotNull();
      if (wanted.test(state)) {
        return state;
      }
    }
  }
}
