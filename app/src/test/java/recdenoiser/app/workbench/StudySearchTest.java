package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import recdenoiser.app.shell.PageId;
import recdenoiser.app.study.SmallStudyFile;
import recdenoiser.app.study.StudyAspect;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.engine.table.GridCell;

/** A study that searches, from its budget to its figures, with the real engine. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class StudySearchTest {
  @TempDir static Path folder;

  private WorkbenchDriver bench;

  @BeforeAll
  static void write() throws IOException {
    SmallStudyFile.writeSearching(folder.resolve("search.json"));
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
  void aStudyIsTunedRoundAfterRoundAndRun(FxRobot robot) {
    bench.show(robot, PageId.STUDY);
    robot.interact(() -> bench.openStudy(folder.resolve("search.json")));
    bench.await("the plan", () -> bench.seen("study-start"));
    assertThat(bench.text("study-summary")).startsWith("Searching: round 1 of 2");
    assertThat(bench.text("study-search-rounds"))
        .startsWith("Trials of each cell: 4 to epoch 1, 2 to epoch 2; 6 epochs together");
    editWhatIsSearched(robot);

    bench.press(robot, "study-start");
    bench.await("a trial that trains", () -> bench.seen("study-pause"));
    bench.show(robot, PageId.DATA);
    bench.show(robot, PageId.STUDY);
    bench.await("the end", () -> bench.text("study-summary").contains("all done"));

    bench.await("the trials", () -> table().getItems().size() == 6);
    assertThat(table().getItems())
        .filteredOn(row -> row.get(row.size() - 1).shown().equals("*"))
        .as("one winner of each cell")
        .hasSize(2);
    everythingElseIsSeen(robot);
    openTheFirstTrial(robot);
  }

  private void editWhatIsSearched(FxRobot robot) {
    bench.type(robot, "study-trials", "3");
    bench.await("the budget", () -> bench.text("study-search-rounds").contains("3 to epoch 1"));
    bench.type(robot, "study-search-learningRate", "0.1 .. 0.001");
    bench.await("the refusal", () -> bench.text("study-problem").contains("a greater one"));
    bench.type(robot, "study-search-learningRate", "0.01; 0.02");
    bench.await("the plan", () -> bench.seen("study-start"));
    bench.press(robot, "study-search-leave-dropout");
    bench.await("its row to go", () -> bench.find("study-search-dropout") == null);
  }

  private void everythingElseIsSeen(FxRobot robot) {
    choose(robot, StudyAspect.AXES);
    bench.await(
        "the axes", () -> bench.find("study-figure").getAccessibleText().contains("variance"));
    choose(robot, StudyAspect.RANKS);
    bench.await(
        "the reason", () -> bench.find("study-figure").getAccessibleText().contains("needs 3"));
    choose(robot, StudyAspect.RESULT);
    bench.await(
        "the result",
        () -> bench.find("study-figure").getAccessibleText().contains("the same 3 trials"));
    choose(robot, StudyAspect.TRIALS);
    bench.await("the trials", () -> table().getItems().size() == 6);
  }

  private void openTheFirstTrial(FxRobot robot) {
    robot.interact(() -> table().getSelectionModel().select(0));
    bench.press(robot, "study-trial-open");
    bench.await("its curves", () -> bench.seen("runs-crumbs-0"));
  }

  @SuppressWarnings("unchecked")
  private void choose(FxRobot robot, StudyAspect aspect) {
    robot.interact(() -> ((ComboBox<StudyAspect>) bench.find("study-aspect")).setValue(aspect));
  }

  @SuppressWarnings("unchecked")
  private TableView<List<GridCell>> table() {
    return (TableView<List<GridCell>>) bench.find("study-table");
  }
}
