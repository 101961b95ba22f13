package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.study.SmallStudyFile;
import recdenoiser.app.study.StudyStanding;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyRun;

/** A study from its file to its figure, with the real engine on the sample data. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class StudyTest {
  @TempDir static Path folder;

  private WorkbenchDriver bench;

  @BeforeAll
  static void write() throws IOException {
    SmallStudyFile.write(folder.resolve("small.json"), 40);
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
  void aStudyIsRunAndItsFigureAndARunAreSeen(FxRobot robot) {
    bench.show(robot, PageId.STUDY);
    bench.await("the shipped studies", () -> !list().getItems().isEmpty());
    assertThat(bench.seen("study-start")).isFalse();

    open(robot);
    bench.await("the plan", () -> bench.seen("study-start"));
    assertThat(bench.text("study-start")).isEqualTo("Start");
    assertThat(bench.text("study-summary")).startsWith("4 runs · 0 exist already");

    fewerSeeds(robot);
    bench.press(robot, "study-start");
    bench.await("a run that trains", () -> bench.seen("study-pause"));
    bench.press(robot, "study-pause");
    bench.await("the pause", () -> "Go on".equals(bench.text("study-start")) && startable());
    bench.press(robot, "study-start");
    bench.await("the end", () -> bench.text("study-summary").contains("all done"));

    bench.await("the table", () -> table("study-table").getItems().size() == 1);
    assertThat(bench.find("study-figure").getAccessibleText()).contains("One seed");
    assertThat(matrix().getItems())
        .hasSize(2)
        .allSatisfy(
            row -> assertThat(row.runs()).extracting(StudyRun::finished).containsExactly(true));
    openARun(robot);
  }

  private void open(FxRobot robot) {
    Path file = folder.resolve("small.json");
    robot.interact(() -> bench.openStudy(file));
  }

  private void fewerSeeds(FxRobot robot) {
    bench.type(robot, "study-seeds", "1");
    bench.await("two runs", () -> bench.text("study-summary").startsWith("2 runs"));
    assertThat(((TextField) bench.find("study-seeds")).getText()).isEqualTo("1");
  }

  private boolean startable() {
    return bench.seen("study-start") && !bench.find("study-start").isDisabled();
  }

  private void openARun(FxRobot robot) {
    robot.interact(() -> matrix().getSelectionModel().select(0, matrix().getColumns().get(1)));
    bench.press(robot, "study-run-open");
    bench.await("its curves", () -> bench.seen("runs-crumbs-0"));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Study> list() {
    return (ComboBox<Study>) bench.find("study-list");
  }

  private TableView<?> table(String id) {
    return (TableView<?>) bench.find(id);
  }

  @SuppressWarnings("unchecked")
  private TableView<StudyStanding.Row> matrix() {
    return (TableView<StudyStanding.Row>) bench.find("study-matrix");
  }
}
