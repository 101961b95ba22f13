package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.engine.experiment.Presets;
import recdenoiser.engine.experiment.RunConfig;
import recdenoiser.engine.train.RunState;

@Timeout(20)
class TrainingControllerTest {
  private static final RunConfig SAMPLE = Presets.load("sample").config();

  @TempDir Path folder;

  private final TrainingModel model = new TrainingModel(InstantSource.system(), masks -> {});
  private final List<Path> prepared = new ArrayList<>();
  private LastRun lastRun;
  private FakeLauncher launcher;
  private TrainingController controller;

  @BeforeEach
  void build() {
    lastRun = new LastRun(new MemoryPreferences());
    launcher = new FakeLauncher(folder, SAMPLE);
    controller = new TrainingController(model, launcher, lastRun, prepared::add);
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
  void aStoppedRunIsRememberedAndGoesOnWithItsEarlierCurve() {
    controller.start(SAMPLE);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
    assertThat(lastRun.folder()).contains(folder);
    controller.goOn();
    drainUntil(() -> model.epochProperty().get() == 2);
    assertThat(launcher.resumed).containsExactly(folder);
    assertThat(
            model.curves().loss().series().get(0).positions(recdenoiser.app.chart.CurveAxis.EPOCHS))
        .containsExactly(1, 2);
    controller.stop();
    drainUntil(() -> !controller.isBusy());
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
    assertThat(lastRun.folder()).isEmpty();
  }

  @Test
  void onlyOneRunAtATime() {
    controller.start(SAMPLE);
    assertThatThrownBy(() -> controller.start(SAMPLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A run is in progress.");
    controller.stop();
    drainUntil(() -> !controller.isBusy());
  }

  private void drainUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      controller.drain();
      LockSupport.parkNanos(1_000_000);
    }
  }
}
