package recdenoiser.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.train.RunState;

/**
 * What the next window offers after one that was killed, and after one in which a run was stopped.
 */
@Timeout(120)
class KilledWindowTest {
  @TempDir Path runs;

  private final TrainingModel model = new TrainingModel(InstantSource.system(), masks -> {});
  private final QueueModel queue = new QueueModel();
  private TrainingController controller;

  @BeforeEach
  void open() {
    controller = controller(model, queue);
  }

  @AfterEach
  void close() {
    controller.close();
  }

  @Test
  void aRunThatHadJustBegunIsOfferedAndGoesOn() throws IOException, InterruptedException {
    startAndKill();
    controller.lookForWaiting();
    drainUntil(controller, () -> queue.offeredProperty().get());
    assertThat(queue.waiting()).hasSize(1);
    controller.startWaiting();
    drainUntil(controller, () -> model.epochProperty().get() >= 1);
    assertThat(queue.offeredProperty().get()).isFalse();
    controller.stop();
    drainUntil(controller, () -> !controller.isBusy());
  }

  @Test
  void aRunThatWasStoppedIsNotOffered() {
    controller.start(Presets.load("sample").config());
    drainUntil(controller, () -> model.stateProperty().get() == RunState.TRAINING);
    controller.stop();
    drainUntil(controller, () -> !controller.isBusy());
    controller.close();

    QueueModel next = new QueueModel();
    TrainingModel nextModel = new TrainingModel(InstantSource.system(), masks -> {});
    try (TrainingController again = controller(nextModel, next)) {
      again.lookForWaiting();
      again.close();
      again.drain();
      assertThat(next.offeredProperty().get()).isFalse();
      assertThat(next.waiting()).isEmpty();
    }
  }

  private TrainingController controller(TrainingModel shown, QueueModel waiting) {
    return new TrainingController(
        shown, waiting, runs, new ExperimentLauncher(runs), 1, folder -> {});
  }

  private void startAndKill() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                WindowInAProcess.class.getName(),
                runs.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.equals(WindowInAProcess.BEGUN)) {
        line = output.readLine();
      }
      assertThat(line).as("the process has begun a run").isNotNull();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void drainUntil(TrainingController drained, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      drained.drain();
      LockSupport.parkNanos(1_000_000);
    }
  }
}
