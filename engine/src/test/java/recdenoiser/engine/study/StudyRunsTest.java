package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.QueueEvent;
import recdenoiser.engine.run.queue.RunQueue;

/** Runs of a study are found, reused, run and resumed. */
final class StudyRunsTest {
  @TempDir private Path folder;
  private Path runs;
  private Study study;
  private StudyPlan plan;
  private StudyRuns finder;

  @BeforeEach
  void plan() throws IOException {
    runs = folder.resolve("runs");
    study = SmallStudy.on(SmallData.write(folder));
    plan = StudyPlan.of(study);
    finder = new StudyRuns(List.of(runs));
  }

  /** β has no effect without masks: two cells are one run for each seed. */
  @Test
  void cellsOfTheSameConfigurationAreOneRun() {
    assertThat(plan.cells()).hasSize(4);
    assertThat(plan.runs()).hasSize(6);
    StudyStatus status = finder.of(plan);
    assertThat(status.of(plan.cells().get(0))).isEqualTo(status.of(plan.cells().get(1)));
    assertThat(status.byCell()).hasSize(4);
    assertThat(status.count(StudyRun.State.MISSING)).isEqualTo(6);
    assertThat(status.share()).isZero();
  }

  @Test
  void quickChangesWhatItNames() {
    StudyPlan quick = StudyPlan.of(study.asQuick());

    assertThat(quick.cells()).hasSize(2);
    assertThat(quick.runs()).extracting(PlannedRun::seed).containsOnly(3L);
    RunConfig config = quick.cells().get(1).config();
    assertThat(config.training().epochs()).isEqualTo(1);
    assertThat(config.denoiser().maskPenalty()).isEqualTo(0.5);
    assertThat(config.model().width()).isEqualTo(8);
  }

  /** What stands further on goes before what stands earlier. */
  @Test
  void pointsGoBeforeChangesGoBeforeDataGoBeforeTheBase() {
    Study other =
        SmallStudy.read(
            SmallStudy.TEXT
                .replace("\"file\": \"FILE\"", "\"file\": \"f\", \"settings\": { \"width\": 4 }")
                .replace("\"SOFTMAX\"", "\"SOFTMAX\", \"blocks\": 3"));
    Study changed =
        other.with(StudyChange.ofSettings(Map.of("blocks", "1", "maxLength", "5", "epochs", "9")));
    RunConfig config = StudyPlan.of(changed).cells().get(0).config();

    assertThat(config.model().width()).isEqualTo(4);
    assertThat(config.model().blocks()).isEqualTo(3);
    assertThat(config.model().maxLength()).isEqualTo(5);
    assertThat(config.training().epochs()).isEqualTo(9);
  }

  @Test
  void aRunThatExistsIsReused() throws IOException {
    RunConfig one = plan.runs().get(0).config();
    train(one.with("checkpointEvery", "7"));
    train(one.with("learningRate", "0.1"));

    StudyStatus status = finder.of(plan);

    assertThat(status.count(StudyRun.State.FINISHED)).isEqualTo(1);
    assertThat(status.runs().get(0).finished()).isTrue();
    assertThat(status.remainingSeconds(1)).isPositive();
  }

  /** The same settings on the same data elsewhere are found; other data at the place are not. */
  @Test
  void dataAreKnownByTheirContent() throws IOException {
    train(plan.runs().get(0).config());
    Path data = Path.of(study.data().get(0).file());
    Path elsewhere = Files.copy(data, folder.resolve("copy.txt"));

    StudyPlan moved = StudyPlan.of(study.on(Map.of("small", elsewhere.toString())));
    assertThat(finder.of(moved).count(StudyRun.State.FINISHED)).isEqualTo(1);

    Files.writeString(data, Files.readString(data) + "1 7\n");
    assertThat(finder.of(plan).count(StudyRun.State.FINISHED)).isZero();
  }

  @Test
  void noNoiseIsTheSameAsAShareOfNone() {
    RunConfig plain = plan.runs().get(0).config();
    RunConfig none = plain.with("noise", "REPLACED").with("noiseShare", "0");

    assertThat(RunKey.of(none, "", 1)).isEqualTo(RunKey.of(plain, "", 1));
    assertThat(RunKey.of(none.with("noiseShare", "0.1"), "", 1))
        .isNotEqualTo(RunKey.of(plain, "", 1));
  }

  @Test
  void dataThatAreMissingAreRefusedBeforeTheFirstRun() throws IOException {
    StudyPlan lost = StudyPlan.of(study.on(Map.of("small", folder.resolve("lost").toString())));
    try (RunQueue queue = queue()) {
      assertThatThrownBy(() -> new StudyRunner(finder, queue).add(lost, false))
          .hasMessageContaining("no such file");
      assertThat(queue.entries()).isEmpty();
    }
  }

  @Test
  void dataWithoutAFileAreLeftOut() {
    Study waiting = study.on(Map.of("small", ""));

    assertThatThrownBy(() -> StudyPlan.of(waiting))
        .isInstanceOf(StudyPlan.NotPossible.class)
        .hasMessageContaining("needs a file for its data: small");
    assertThat(StudyPlan.of(waiting.on(Map.of("shop", "sample:shop"))).cells())
        .extracting(cell -> cell.at().get("data"))
        .containsOnly("shop");
  }

  /** Stopped in the middle of the third run and asked for again, it is the study it would be. */
  @Test
  void aStudyThatIsStoppedGoesOn() throws Exception {
    try (RunQueue queue = queue()) {
      StudyRunner.Added added = new StudyRunner(finder, queue).add(plan, false);
      assertThat(added.started()).isEqualTo(6);
      queue.addListener(event -> haltAtTheThird(queue, event));
      queue.start();
      queue.awaitEnd();
    }
    StudyStatus stopped = finder.of(plan, RunQueue.look(runs));
    assertThat(stopped.count(StudyRun.State.FINISHED)).isBetween(2, 5);
    assertThat(stopped.count(StudyRun.State.WAITING)).isPositive();
    assertThat(stopped.share()).isBetween(0.2, 0.99);

    try (RunQueue queue = queue()) {
      StudyRunner runner = new StudyRunner(finder, queue);
      StudyRunner.Added added = runner.add(plan, false);
      assertThat(added.started()).isZero();
      assertThat(added.reused() + added.queued() + added.resumed()).isEqualTo(6);
      assertThat(runner.entries(plan)).hasSize(added.queued());
      queue.start();
      queue.awaitEnd();
      assertThat(queue.entries()).allMatch(entry -> entry.state() == EntryState.FINISHED);
    }
    assertThat(finder.of(plan).finished()).isTrue();
    assertThat(finder.of(plan).share()).isEqualTo(1);
    assertThat(RunLibrary.list(runs)).hasSize(6);
  }

  @Test
  void aStudyIsWithdrawnFromTheQueueAlone() throws IOException {
    try (RunQueue queue = queue()) {
      StudyRunner runner = new StudyRunner(finder, queue);
      int other = queue.add(plan.runs().get(0).config().with("width", "16"));
      runner.add(plan, false);

      runner.withdraw(plan);

      assertThat(queue.entries().stream().filter(entry -> !entry.state().ended()))
          .extracting(entry -> entry.id())
          .containsExactly(other);
    }
  }

  /** A listener may not call the queue. */
  private static void haltAtTheThird(RunQueue queue, QueueEvent event) {
    if (event instanceof QueueEvent.RunPrepared prepared && prepared.id() == 3) {
      Thread closer = new Thread(() -> close(queue), "close the queue");
      closer.setDaemon(true);
      closer.start();
    }
  }

  private static void close(RunQueue queue) {
    try {
      queue.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RunQueue queue() throws IOException {
    return RunQueue.open(runs, new ExperimentLauncher(runs), 1, 1);
  }

  private void train(RunConfig config) throws IOException {
    ExperimentRun.create(config, runs, 1).execute(event -> {});
  }
}
