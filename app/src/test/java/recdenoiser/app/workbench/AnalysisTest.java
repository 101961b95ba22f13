package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.analysis.AnalysisKind;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.TrainedRuns;

/** Questions to runs that exist, asked in the window. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class AnalysisTest {
  @TempDir static Path folder;
  private static RunChoice one;
  private static RunChoice several;

  private WorkbenchDriver bench;

  @BeforeAll
  static void train() throws IOException {
    one = TrainedRuns.train(folder.resolve("runs"), "seed", "1");
    several = TrainedRuns.train(folder.resolve("runs"), "seed", "2", "heldOut", "2");
  }

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, new MemoryPreferences(), folder.resolve("runs"));
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @Test
  void aRunIsAskedAndAnswersWithFigureAndTable(FxRobot robot) {
    open(robot);
    assertThat(bench.seen("analysis-start")).as("nobody to be asked").isFalse();
    choose(robot, one);
    bench.type(robot, "analysis-limits", "1, some");
    bench.press(robot, "analysis-start");
    assertThat(bench.text("analysis-problem")).contains("found \"some\"");

    bench.type(robot, "analysis-limits", "0.5, 2");
    bench.press(robot, "analysis-start");
    bench.await("the limits", () -> rows() == 3);
    assertThat(bench.seen("analysis-problem")).isFalse();
    assertThat(bench.find("analysis-figure").getAccessibleText()).contains("Limits on exposure");

    ask(robot, AnalysisKind.CONSISTENCY);
    assertThat(rows()).as("what another kind said").isZero();
    bench.press(robot, "analysis-start");
    bench.await("all items and bins", () -> rows() == 6);
    ask(robot, AnalysisKind.STEPS);
    bench.press(robot, "analysis-start");
    bench.await("the reason", () -> bench.text("analysis-problem").contains("one action only"));
  }

  @Test
  void stepsAheadAreOfRunsThatHeldOutSeveral(FxRobot robot) {
    open(robot);
    ask(robot, AnalysisKind.STEPS);
    choose(robot, several);
    bench.press(robot, "analysis-start");
    bench.await("two steps, twice", () -> rows() == 4);
  }

  @Test
  void dataAreComparedWithAText(FxRobot robot) throws IOException {
    Path text =
        Files.writeString(folder.resolve("text.txt"), "one and two and three.\n\n".repeat(80));
    open(robot);
    ask(robot, AnalysisKind.LANGUAGE);
    bench.press(robot, "analysis-start");
    assertThat(bench.text("analysis-problem")).isEqualTo("Choose a text first.");
    bench.type(robot, "analysis-text", text.toString());
    bench.press(robot, "analysis-start");
    bench.await("both sides", () -> rows() > 8);
    assertThat(bench.find("analysis-figure").getAccessibleText()).contains("beside language");
  }

  private void open(FxRobot robot) {
    bench.show(robot, PageId.STUDY);
    bench.press(robot, "study-to-analyses");
    bench.await("the runs", () -> runs().getItems().size() == 2);
  }

  @SuppressWarnings("unchecked")
  private void ask(FxRobot robot, AnalysisKind kind) {
    robot.interact(() -> ((ComboBox<AnalysisKind>) bench.find("analysis-kind")).setValue(kind));
  }

  private void choose(FxRobot robot, RunChoice run) {
    robot.interact(
        () ->
            runs()
                .setValue(
                    runs().getItems().stream()
                        .filter(item -> item.folder().equals(run.folder()))
                        .findFirst()
                        .orElseThrow()));
  }

  private RunChooser runs() {
    return (RunChooser) bench.find("analysis-run");
  }

  private int rows() {
    return ((TableView<?>) bench.find("analysis-table")).getItems().size();
  }
}
