package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.train.RunState;

/** Kills a real process at random moments, most of them while it writes a checkpoint. */
class KilledProcessTest {
  private static final int KILLS = 7;
  private static final int MANY_KILLS = 40;
  private static final int LONGEST_LIFE_MS = 250;
  private static final long SEED = 20260;

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledAgainAndAgainEndsWithTheBitsOfAnUninterruptedOne()
      throws IOException, InterruptedException {
    killAndCompare(KILLS);
  }

  @Test
  @Tag("slow")
  void soDoesOneThatIsKilledManyTimes() throws IOException, InterruptedException {
    killAndCompare(MANY_KILLS);
  }

  private void killAndCompare(int kills) throws IOException, InterruptedException {
    RunConfig config = SmallData.config(SmallData.write(folder)).with("epochs", "150");
    Path whole = execute(create(config));
    ExperimentRun run = create(config);
    run.close();

    Random moments = new Random(SEED);
    int killed = 0;
    for (int attempt = 0; attempt < kills; attempt++) {
      killed += runAndKill(run.folder(), moments.nextInt(LONGEST_LIFE_MS)) ? 1 : 0;
      assertOpens(run.folder());
    }

    assertThat(killed).as("processes that were killed while they trained").isGreaterThan(kills / 2);
    if (RunRecord.read(new RunFolder(run.folder())).state() != RunState.FINISHED) {
      execute(ExperimentRun.resume(run.folder(), 1, RunInAProcess.LEARNERS));
    }
    SameRun.assertSame(run.folder(), whole);
    try (var left = Files.walk(run.folder())) {
      assertThat(left.map(Path::toString).filter(KilledProcessTest::isLeftOver)).isEmpty();
    }
  }

  private static boolean isLeftOver(String name) {
    return name.contains(".unfinished-") || name.endsWith(".new") || name.endsWith(".old");
  }

  private ExperimentRun create(RunConfig config) throws IOException {
    return ExperimentRun.create(config, folder.resolve("runs"), 1, RunInAProcess.LEARNERS);
  }

  private static Path execute(ExperimentRun run) throws IOException {
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }

  /** Whether the process was still training when its time was over. */
  private static boolean runAndKill(Path run, int life) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RunInAProcess.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.equals(RunInAProcess.BEGUN)) {
        line = output.readLine();
      }
      boolean ended = process.waitFor(life, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      return !ended;
    }
  }

  /** What another program sees of a run whose process is gone. */
  private static void assertOpens(Path run) throws IOException {
    RunFolder left = new RunFolder(run);
    RunLibrary.Entry entry = RunLibrary.entry(left);
    assertThat(entry.problem()).isEmpty();
    assertThat(entry.running()).isFalse();
    RunHistory.read(left);
    CheckpointFolders checkpoints = new CheckpointFolders(left);
    for (String name : new String[] {CheckpointFolders.LATEST, CheckpointFolders.BEST}) {
      checkpoints
          .read(name)
          .ifPresent(saved -> assertThat(saved.checkpoint().weights()).hasSize(1));
    }
    for (int epoch : left.maskEpochs()) {
      assertThat(MaskFiles.read(left, epoch).attention().means()).hasDimensions(1, 4);
    }
  }
}
