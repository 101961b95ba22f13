package recdenoiser.engine.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunInAProcess;
import recdenoiser.engine.run.SameRun;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.train.RunState;

/** Kills a real process at random moments while it works on a queue, two runs side by side. */
class KilledQueueTest {
  private static final int KILLS = 3;
  private static final int MANY_KILLS = 12;
  private static final int LONGEST_LIFE_MS = 700;
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void aQueueThatIsKilledAgainAndAgainLosesNothing() throws IOException, InterruptedException {
    killAndCompare(KILLS);
  }

  @Test
  @Tag("slow")
  void norDoesOneThatIsKilledManyTimes() throws IOException, InterruptedException {
    killAndCompare(MANY_KILLS);
  }

  private void killAndCompare(int kills) throws IOException, InterruptedException {
    Path runs = folder.resolve("runs");
    RunConfig config = SmallData.config(SmallData.write(folder)).with("epochs", "60");
    List<RunConfig> configs = List.of(config, config.with("seed", "5"), config.with("seed", "6"));
    try (RunQueue queue = QueueInAProcess.open(runs)) {
      for (RunConfig each : configs) {
        queue.add(each);
      }
    }

    Random moments = new Random(SEED);
    int killed = 0;
    for (int attempt = 0; attempt < kills; attempt++) {
      killed += workAndKill(runs, moments.nextInt(LONGEST_LIFE_MS)) ? 1 : 0;
      assertThat(RunQueue.look(runs)).extracting(QueueEntry::id).containsExactly(1, 2, 3);
    }

    assertThat(killed).as("processes that were killed while they worked").isGreaterThan(kills / 4);
    try (RunQueue queue = QueueInAProcess.open(runs)) {
      assertThat(queue.note()).isEmpty();
      queue.start();
      queue.awaitEnd();
      for (QueueEntry entry : queue.entries()) {
        assertThat(entry.state()).as(entry.message()).isEqualTo(EntryState.FINISHED);
        SameRun.assertSame(entry.folder(), uninterrupted(configs.get(entry.id() - 1)));
      }
    }
  }

  private Path uninterrupted(RunConfig config) throws IOException {
    ExperimentRun run =
        ExperimentRun.create(config, folder.resolve("whole"), 1, RunInAProcess.LEARNERS);
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }

  /** Whether the process was still at work when its time was over. */
  private static boolean workAndKill(Path runs, int life) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QueueInAProcess.class.getName(),
                runs.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.equals(QueueInAProcess.BEGUN)) {
        line = output.readLine();
      }
      boolean ended = process.waitFor(life, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      return !ended;
    }
  }
}
