package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.train.RunState;

@Timeout(20)
class TrainingControllerTest {
  private static final RunConfig SAMPLE = Presets.load("sample").config();

  @TempDir Path folder;

  private final List<Path> prepared = new ArrayList<>();
  private Path runs;
  private TrainingModel model;
  private QueueModel queue;
  private FakeLauncher launcher;
  private TrainingController controller;

  @BeforeEach
  void build() {
    runs = folder.resolve("runs");
    model = new TrainingModel(InstantSource.system(), masks -> {});
    queue = new QueueModel();
    launcher = new FakeLauncher(folder, SAMPLE);
    controller = new TrainingController(model, queue, runs, launcher, 2, prepared::add);
  }

  @AfterEach
  void close() {
    controller.close();
  }

  @Test
  void aRunIsHeardOnlyWhenTheQueueIsDrained() throws InterruptedException {
    controller.start(SAMPLE);
    assertThat(launcher.firstEpoch.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(model.stateProperty().get()).isEqualTo(RunState.PREPARING);
    controller.drain();
    assertThat(model.stateProperty().get()).isEqualTo(RunState.TRAINING);
    assertThat(model.epochProperty().get()).isEqualTo(1);
    assertThat(model.progressProperty().get()).isEqualTo(0.1);
    assertThat(prepared).containsExactly(folder);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
    assertThat(model.stateProperty().get()).isEqualTo(RunState.STOPPED);
    assertThat(model.messageProperty().get()).isEqualTo("Stopped by hand.");
  }

  @Test
  void aStopBeforeTheRunIsPreparedIsNotLost() {
    controller.start(SAMPLE);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
    assertThat(model.stateProperty().get()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void aStoppedRunGoesOnWithItsEarlierCurve() {
    controller.start(SAMPLE);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
    controller.goOn();
    drainUntil(() -> model.epochProperty().get() == 2);
    assertThat(launcher.resumed).containsExactly(folder);
    assertThat(model.curves().loss().series().get(0).positions(CurveAxis.EPOCHS))
        .containsExactly(1, 2);
  }

  @Test
  void closingWaitsUntilEverythingIsWritten() {
    List<String> calls = new ArrayList<>();
    controller.stopThen(() -> calls.add("nothing to stop"));
    assertThat(calls).containsExactly("nothing to stop");
    controller.start(SAMPLE);
    drainUntil(() -> model.epochProperty().get() == 1);
    controller.stopThen(() -> calls.add("closed"));
    assertThat(calls).hasSize(1);
    drainUntil(() -> calls.size() == 2);
    assertThat(controller.isBusy()).isFalse();
  }

  @Test
  void aRunThatCannotBeMadeSaysWhy() {
    launcher.refusal = new IOException("The disk is full.");
    controller.start(SAMPLE);
    drainUntil(() -> !controller.isBusy());
    assertThat(model.stateProperty().get()).isEqualTo(RunState.FAILED);
    assertThat(model.messageProperty().get()).isEqualTo("The disk is full.");
    assertThat(controller.canGoOn()).isFalse();
  }

  @Test
  void whatIsStartedWhileARunTrainsWaitsAndTakesItsPlace() {
    controller.start(SAMPLE);
    drainUntil(() -> model.epochProperty().get() == 1);
    controller.start(other(2));
    controller.start(other(3));
    drainUntil(() -> queue.waiting().size() == 2);
    assertThat(model.configProperty().get()).isEqualTo(SAMPLE);
    assertThat(waiting()).containsExactly(2, 3);

    controller.move(3, 1);
    drainUntil(() -> waiting().equals(List.of(3, 2)));
    controller.stop();
    drainUntil(() -> other(3).equals(model.configProperty().get()));
    drainUntil(() -> model.epochProperty().get() == 1);
    assertThat(waiting()).containsExactly(2);
    assertThat(model.stateProperty().get()).isEqualTo(RunState.TRAINING);
    assertThat(controller.isBusy()).isTrue();
  }

  @Test
  void whatWaitsCanBeTakenOutOrHeldBack() {
    controller.start(SAMPLE);
    controller.start(other(2));
    controller.start(other(3));
    drainUntil(() -> queue.waiting().size() == 2);
    controller.cancel(2);
    drainUntil(() -> waiting().equals(List.of(3)));
    controller.holdOrRelease(queue.waiting().get(0));
    drainUntil(() -> queue.waiting().get(0).state() == EntryState.PAUSED);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
    assertThat(waiting()).containsExactly(3);
    controller.holdOrRelease(queue.waiting().get(0));
    drainUntil(() -> other(3).equals(model.configProperty().get()));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void theNextWindowOffersWhatWasLeftAndDoesNotStartItByItself() {
    leaveTwo();
    controller.lookForWaiting();
    drainUntil(() -> queue.offeredProperty().get());
    assertThat(waiting()).containsExactly(1, 2);
    assertThat(model.stateProperty().get()).isNull();
    controller.startWaiting();
    drainUntil(() -> model.epochProperty().get() == 2);
    assertThat(launcher.resumed).containsExactly(folder);
    assertThat(queue.offeredProperty().get()).isFalse();
    assertThat(waiting()).containsExactly(2);
  }

  @Test
  void aRunThatIsStartedInsteadOfWhatWasLeftGoesFirstAndAlone() {
    leaveTwo();
    controller.lookForWaiting();
    drainUntil(() -> queue.offeredProperty().get());
    controller.start(other(7));
    drainUntil(() -> other(7).equals(model.configProperty().get()));
    assertThat(queue.offeredProperty().get()).isFalse();
    assertThat(waiting()).containsExactly(1, 2);
    assertThat(queue.waiting()).extracting(QueueEntry::state).containsOnly(EntryState.PAUSED);
  }

  @Test
  void whereThereIsNoQueueNoneIsMade() {
    controller.lookForWaiting();
    controller.close();
    controller.drain();
    assertThat(queue.offeredProperty().get()).isFalse();
    assertThat(runs.resolve("queue.lock")).doesNotExist();
  }

  @Test
  void aQueueThatIsOpenElsewhereSaysSo() throws IOException {
    try (RunQueue elsewhere = RunQueue.open(runs, launcher, 1, 1)) {
      assertThat(elsewhere.entries()).isEmpty();
      controller.start(SAMPLE);
      drainUntil(() -> !controller.isBusy());
    }
    assertThat(model.stateProperty().get()).isEqualTo(RunState.FAILED);
    assertThat(model.messageProperty().get()).endsWith("is open in another process or window.");
    controller.start(SAMPLE);
    drainUntil(() -> model.epochProperty().get() == 1);
  }

  /** A window that closes while a run trains and another one waits, and a new one. */
  private void leaveTwo() {
    List<String> closed = new ArrayList<>();
    controller.start(SAMPLE);
    controller.start(other(2));
    drainUntil(() -> model.epochProperty().get() == 1 && waiting().equals(List.of(2)));
    controller.stopThen(() -> closed.add("closed"));
    drainUntil(() -> !closed.isEmpty());
    controller.close();
    build();
  }

  private static RunConfig other(long seed) {
    return SAMPLE.with("seed", Long.toString(seed));
  }

  private List<Integer> waiting() {
    return queue.waiting().stream().map(QueueEntry::id).toList();
  }

  private void drainUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      controller.drain();
      LockSupport.parkNanos(1_000_000);
    }
  }
}
