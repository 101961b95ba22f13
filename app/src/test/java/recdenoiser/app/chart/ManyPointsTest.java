package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.event.FrameMeter;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.CurveSeries;

/**
 * Measures how often a chart of eight growing lines of 100,000 points is drawn; what it finds is in
 * {@code target/many-points.txt}.
 */
@ExtendWith(ApplicationExtension.class)
@Tag("slow")
class ManyPointsTest {
  private static final int LINES = 8;
  private static final int POINTS = 100_000;
  private static final double SECONDS = 8;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private final CurveSettings settings = new CurveSettings();
  private final CurveModel model = new CurveModel("training loss", settings);
  private CurveChart chart;
  private final List<CurveSeries> lines = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(1);

  @Start
  void start(Stage stage) {
    chart = new CurveChart(model, themes.themeProperty());
    for (int line = 0; line < LINES; line++) {
      lines.add(model.add("run " + line));
    }
    model.liveProperty().set(true);
    for (int point = 0; point < POINTS; point++) {
      append();
    }
    stage.setScene(new Scene(chart, 1200, 700));
    themes.dress(stage.getScene());
    stage.show();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void eightLinesGrowOnTheScreen(double smoothing, FxRobot robot) throws IOException {
    robot.interact(() -> settings.smoothingProperty().set(smoothing));
    AnimationTimer growth =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            append();
          }
        };
    Pulses.await(20);
    FrameMeter meter = new FrameMeter();
    long before = chart.draws();
    robot.interact(
        () -> {
          growth.start();
          meter.start();
        });
    AtomicReference<FrameMeter.Reading> reading = new AtomicReference<>();
    do {
      Pulses.await(5);
      robot.interact(() -> reading.set(meter.reading()));
    } while (reading.get().seconds() < SECONDS);
    long draws = chart.draws() - before;
    robot.interact(
        () -> {
          growth.stop();
          meter.stop();
        });
    report(smoothing, draws / reading.get().seconds(), reading.get());
    assertThat(draws).isPositive();
  }

  private void append() {
    for (int i = 0; i < LINES; i++) {
      CurveSeries line = lines.get(i);
      int at = line.size() + 1;
      double value = 1 + i + 3 / Math.sqrt(at) + 0.2 * random.nextDouble();
      line.append(at / 50.0, at, at / 100.0, value);
    }
  }

  private static void report(double smoothing, double draws, FrameMeter.Reading reading)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "%d lines of %d points, smoothing %.1f: %.1f drawings and %.1f frames a second,"
                + " longest pause %.0f ms",
            LINES,
            POINTS,
            smoothing,
            draws,
            reading.framesPerSecond(),
            1000 * reading.longestPauseSeconds());
    LoggerFactory.getLogger(ManyPointsTest.class).info(line);
    Path file = Path.of("target", "many-points.txt");
    Files.createDirectories(file.getParent());
    String earlier = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, earlier + line + "\n");
  }
}
