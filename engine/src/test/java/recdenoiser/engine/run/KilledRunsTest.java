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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.damage.Campaign;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.RunState;

/** Kills processes that train models of several kinds, over and over. */
@Tag("campaign")
class KilledRunsTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledRunsTest.class);
  private static final int KILLS = 1000;

  /** A run is killed this often before it may end and is compared. */
  private static final int KILLS_OF_A_RUN = 10;

  /** Every so many processes one is killed while it starts. */
  private static final int EARLY = 5;

  private static final int LONGEST_START_MS = 1500;
  private static final int LONGEST_LIFE_MS = 400;
  private static final long SEED = 16_014;

  @TempDir Path folder;

  enum Kind {
    LARGE_CHECKPOINTS(150, 1, "model", "POPULARITY"),
    LEARNED_MASKS(120, 1, "model", "SASREC"),
    TWO_THREADS(120, 2, "model", "SASREC", "attention", "SOFTMAX"),
    RECURRENT(120, 1, "model", "GRU4REC"),
    PAIRS(200, 1, "model", "BPR_MF");

    private final int epochs;
    private final int threads;
    private final String[] settings;

    Kind(int epochs, int threads, String... settings) {
      this.epochs = epochs;
      this.threads = threads;
      this.settings = settings;
    }

    private RunConfig config(Path data) {
      RunConfig config = SmallData.config(data).with("epochs", Integer.toString(epochs));
      for (int i = 0; i < settings.length; i += 2) {
        config = config.with(settings[i], settings[i + 1]);
      }
      return config;
    }

    private LearnerFactory learners() {
      return this == LARGE_CHECKPOINTS ? RunInAProcess.LEARNERS : LearnerFactory.REGISTERED;
    }
  }

  @ParameterizedTest
  @EnumSource
  void endWithTheBitsOfUninterruptedOnes(Kind kind) throws IOException, InterruptedException {
    int kills = Campaign.count(KILLS / Kind.values().length);
    RunConfig config = kind.config(SmallData.write(folder));
    Path whole = execute(create(config, kind));
    Random moments = new Random(SEED + kind.ordinal());
    int killed = 0;
    int compared = 0;
    while (killed < kills) {
      ExperimentRun run = create(config, kind);
      run.close();
      killed += killAgainAndAgain(run.folder(), kind, moments, kills - killed);
      if (RunRecord.read(new RunFolder(run.folder())).state() != RunState.FINISHED) {
        execute(ExperimentRun.resume(run.folder(), kind.threads, kind.learners()));
      }
      SameRun.assertSame(run.folder(), whole);
      assertThat(RunCheck.of(run.folder()))
          .extracting(RunCheck.Finding::condition)
          .containsOnly(RunCheck.Condition.WHOLE);
      assertNothingIsLeftOver(run.folder());
      AtomicFiles.deleteFolder(run.folder());
      compared++;
    }
    LOG.info("{}: {} kills, {} runs compared.", kind, killed, compared);
  }

  /** How many processes were killed before they ended the run. */
  private static int killAgainAndAgain(Path run, Kind kind, Random moments, int most)
      throws IOException, InterruptedException {
    int killed = 0;
    for (int process = 0; process < Math.min(KILLS_OF_A_RUN, most); process++) {
      boolean early = moments.nextInt(EARLY) == 0;
      int life = moments.nextInt(early ? LONGEST_START_MS : LONGEST_LIFE_MS);
      if (!killOne(run, kind, early, life)) {
        break;
      }
      killed++;
      assertOpens(run);
    }
    return killed;
  }

  /**
   * @param early whether its life is counted from its start, else from when it trains
   * @return whether it was at work when its life was over
   */
  private static boolean killOne(Path run, Kind kind, boolean early, int life)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                RunInAProcess.class.getName(),
                run.toString(),
                kind == Kind.LARGE_CHECKPOINTS ? RunInAProcess.LARGE : RunInAProcess.REGISTERED,
                Integer.toString(kind.threads))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = early ? null : output.readLine();
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
    for (String name : new String[] {CheckpointFolders.LATEST, CheckpointFolders.BEST}) {
      new CheckpointFolders(left).read(name);
    }
    for (int epoch : left.maskEpochs()) {
      MaskFiles.read(left, epoch);
    }
  }

  private static void assertNothingIsLeftOver(Path run) throws IOException {
    try (var left = Files.walk(run)) {
      assertThat(left.map(Path::toString))
          .noneMatch(
              name ->
                  name.contains(AtomicFiles.UNFINISHED)
                      || name.endsWith(".new")
                      || name.endsWith(".old")
                      || name.endsWith(".lock"));
    }
  }

  private ExperimentRun create(RunConfig config, Kind kind) throws IOException {
    return ExperimentRun.create(config, folder.resolve("runs"), kind.threads, kind.learners());
  }

  private static Path execute(ExperimentRun run) throws IOException {
    assertThat(run.execute(event -> {}).state()).isEqualTo(RunState.FINISHED);
    return run.folder();
  }
}
