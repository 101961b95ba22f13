package recdenoiser.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.damage.Campaign;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunCheck;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.SameRun;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Eight processes work in one folder at the same time. */
@Tag("campaign")
class ManyProcessesTest {
  private static final int ROUNDS = 20;
  private static final int PROCESSES = 8;

  @TempDir Path folder;
  private Path log;
  private RunConfig config;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder lines = new StringBuilder("user,item,timestamp\n");
    for (int line = 0; line < 50_000; line++) {
      lines.append(line % 500).append(',').append(line * 31 % 907).append(',');
      lines.append(1_400_000_000 + line).append('\n');
    }
    log = Files.writeString(folder.resolve("log.csv"), lines);
    config = SmallData.config(SmallData.write(folder)).with("epochs", "30");
  }

  @Test
  void importTheSameFile() throws Exception {
    int rounds = Campaign.count(ROUNDS / 2);
    for (int round = 0; round < rounds; round++) {
      Path out = Files.createDirectory(folder.resolve("out-" + round));

      List<CommandLineProcess.Result> results =
          all(process -> command("data", "import", log.toString(), "--out", out.toString()));

      assertThat(results).allSatisfy(result -> assertThat(result.exitCode()).isZero());
      List<Path> made = files(out);
      assertThat(made)
          .allSatisfy(file -> assertThat(file.toString()).doesNotContain(".unfinished"));
      assertThat(made.stream().filter(file -> file.toString().endsWith(".recdata")))
          .singleElement()
          .satisfies(file -> assertThat(DataFiles.read(file).actionCount()).isEqualTo(50_000));
    }
  }

  /** One of them goes on with the run, the others are told why they do not, or look at it. */
  @Test
  void goOnWithTheSameRunAndLookAtIt() throws Exception {
    Path whole = finished(ExperimentRun.create(config, folder.resolve("whole"), 1));
    int rounds = Campaign.count(ROUNDS / 2);
    for (int round = 0; round < rounds; round++) {
      Path runs = folder.resolve("runs-" + round);
      Path run = stopped(runs);

      List<CommandLineProcess.Result> results =
          all(
              process ->
                  switch (process % 4) {
                    case 0, 1 -> command("resume", run.toString());
                    case 2 -> command("table", runs.toString());
                    default -> command("check", run.toString());
                  });

      List<CommandLineProcess.Result> resumed = new ArrayList<>();
      for (int process = 0; process < PROCESSES; process++) {
        if (process % 4 < 2) {
          resumed.add(results.get(process));
        }
      }
      assertThat(resumed.stream().filter(result -> result.exitCode() == 0)).hasSize(1);
      assertThat(resumed.stream().filter(result -> result.exitCode() != 0))
          .allSatisfy(result -> assertThat(result.output()).doesNotContain("Exception"));
      assertThat(RunRecord.read(new RunFolder(run)).state()).isEqualTo(RunState.FINISHED);
      assertThat(RunCheck.of(run))
          .extracting(RunCheck.Finding::condition)
          .containsOnly(RunCheck.Condition.WHOLE);
      SameRun.assertSame(run, whole);
    }
  }

  @Test
  void trainInTheSameFolder() throws Exception {
    Path runs = folder.resolve("runs");
    Path configFile = whole().resolve("run.json");

    List<CommandLineProcess.Result> results =
        all(
            process ->
                command(
                    "train",
                    "--config",
                    configFile.toString(),
                    "--set",
                    "seed=" + process,
                    "--runs",
                    runs.toString()));

    assertThat(results).allSatisfy(result -> assertThat(result.exitCode()).isZero());
    List<RunLibrary.Entry> entries = RunLibrary.list(runs);
    assertThat(entries).hasSize(PROCESSES);
    assertThat(entries).allSatisfy(entry -> assertThat(entry.state()).isEqualTo(RunState.FINISHED));
    assertThat(entries.stream().map(entry -> entry.record().config().training().seed()))
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  private Path whole() throws IOException {
    return finished(
        ExperimentRun.create(config.with("epochs", "3"), folder.resolve("configured"), 1));
  }

  private static Path finished(ExperimentRun run) throws IOException {
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }

  private Path stopped(Path runs) throws IOException {
    ExperimentRun run = ExperimentRun.create(config, runs, 1);
    RunSummary summary =
        run.execute(
            event -> {
              if (event instanceof TrainingEvent.EpochEnded ended && ended.epoch() == 3) {
                run.control().stop();
              }
            });
    assertThat(summary.state()).isEqualTo(RunState.STOPPED);
    return run.folder();
  }

  private interface Work {
    CommandLineProcess.Result of(int process) throws IOException;
  }

  private static List<CommandLineProcess.Result> all(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Callable<CommandLineProcess.Result>> calls = new ArrayList<>();
      for (int process = 0; process < PROCESSES; process++) {
        int number = process;
        calls.add(() -> work.of(number));
      }
      List<CommandLineProcess.Result> results = new ArrayList<>();
      for (Future<CommandLineProcess.Result> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static CommandLineProcess.Result command(String... words) throws IOException {
    return CommandLineProcess.run(System.getProperty("java.class.path"), words);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
