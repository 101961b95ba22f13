package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.event.FrameMeter;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.MemoryPreferences;

/** Measures how smoothly the window runs while a run trains on every processor there is. */
@ExtendWith(ApplicationExtension.class)
@Tag("slow")
class FrameRateTest {
  private static final double SECONDS = 10;

  /** So few, or so long a wait, that no load of the machine excuses it: the window stood still. */
  private static final double LEAST_FRAMES = 1;

  private static final double LONGEST_PAUSE_SECONDS = 5;

  @TempDir static Path runs;

  private WorkbenchDriver bench;

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, new MemoryPreferences(), runs);
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @Test
  void framesArriveWhileARunTrains(FxRobot robot) throws IOException {
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    bench.show(robot, PageId.SET_UP);
    bench.type(robot, "setting-epochs", "2000");
    bench.press(robot, "configure-start");
    bench.await("the first epoch", () -> bench.epoch() >= 2);
    FrameMeter meter = new FrameMeter();
    robot.interact(meter::start);
    AtomicReference<FrameMeter.Reading> reading = new AtomicReference<>();
    int before = bench.epoch();
    bench.await(
        "frames for " + SECONDS + " s",
        () -> {
          reading.set(meter.reading());
          return reading.get().seconds() >= SECONDS;
        });
    robot.interact(meter::stop);
    int epochs = bench.epoch() - before;
    report(reading.get(), epochs);
    bench.press(robot, "training-stop");
    bench.await("the stop", () -> bench.seen("training-resume"));
    assertThat(epochs).isPositive();
    assertThat(reading.get().framesPerSecond()).isGreaterThan(LEAST_FRAMES);
    assertThat(reading.get().longestPauseSeconds()).isLessThan(LONGEST_PAUSE_SECONDS);
  }

  private static void report(FrameMeter.Reading reading, int epochs) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "%.1f frames per second, longest pause %.0f ms, over %.1f s in which %d epochs were trained",
            reading.framesPerSecond(),
            1000 * reading.longestPauseSeconds(),
            reading.seconds(),
            epochs);
    LoggerFactory.getLogger(FrameRateTest.class).info(line);
    Files.writeString(Path.of("target", "frame-rate.txt"), line + "\n");
  }
}
