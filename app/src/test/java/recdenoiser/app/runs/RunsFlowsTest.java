package recdenoiser.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.engine.run.MoreEpochs;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.library.RunRow;

/** What is done with runs that are chosen: two that finished, and one that may go on. */
@ExtendWith(ApplicationExtension.class)
class RunsFlowsTest {
  @TempDir static Path trained;
  @TempDir Path folder;
  private Path runs;
  private RunsOnStage page;

  @BeforeAll
  static void train() throws IOException {
    Path run = TrainedRuns.train(trained.resolve("runs")).folder();
    Files.move(run, trained.resolve("one"));
    copy(trained.resolve("one"), trained.resolve("two"));
    copy(trained.resolve("one"), trained.resolve("stopped"));
    MoreEpochs.give(trained.resolve("stopped"), 2, 0);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Start
  void start(Stage stage) throws IOException {
    runs = Files.createDirectory(folder.resolve("runs"));
    for (String name : List.of("one", "two", "stopped")) {
      copy(trained.resolve(name), runs.resolve(name));
    }
    page = new RunsOnStage(stage, runs, folder.resolve("trash"));
    page.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(page::close);
  }

  @Test
  void whatWasDeletedIsInTheTrashUntilItIsTakenBack(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "one", "two");
    press(robot, "runs-trash");
    page.awaitShown("stopped");
    assertThat(runs.resolve("one")).doesNotExist();
    assertThat(page.trash.resolve("files").resolve("one").resolve("run.json")).exists();
    assertThat(page.model.undoProperty().get()).contains("2 runs");

    press(robot, "runs-undo");
    page.awaitShown("one", "stopped", "two");
    assertThat(page.trash.resolve("files")).isEmptyDirectory();
    assertThat(page.model.undoProperty().get()).isEmpty();
  }

  @Test
  void theKeyboardDeletesAndTakesBack(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "two");
    robot.interact(() -> page.table().requestFocus());
    robot.push(KeyCode.DELETE);
    page.awaitShown("one", "stopped");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    page.awaitShown("one", "stopped", "two");
  }

  @Test
  void onlyWhatIsNotAtItsEndGoesOn(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "one");
    assertThat(button("runs-resume").isDisabled()).isTrue();
    page.select(robot, "stopped");
    assertThat(button("runs-resume").isDisabled()).isFalse();
    press(robot, "runs-resume");
    assertThat(page.asked).containsExactly("resume stopped");
  }

  @Test
  void aRunIsTestedAsItStands(FxRobot robot) throws IOException {
    details(robot, "stopped");
    press(robot, "runs-do-test");
    page.await("the test", () -> page.model.problemProperty().get().contains("Tested as it stood"));
    assertThat(record("stopped").summary().testedAsItStands()).isTrue();
    assertThat(record("stopped").summary().test()).isNotNull();
  }

  @Test
  void aFinishedRunGetsMoreEpochsAndGoesOn(FxRobot robot) throws IOException {
    details(robot, "one");
    TextField epochs = page.find("runs-more-epochs", TextField.class);
    assertThat(epochs.getText()).as("twice as many are offered").isEqualTo("2");
    robot.interact(() -> epochs.setText("3"));
    press(robot, "runs-do-more");
    assertThat(page.asked).containsExactly("resume one");
    assertThat(record("one").config().training().epochs()).isEqualTo(3);
    assertThat(record("one").extensions()).hasSize(1);
  }

  @Test
  void whatIsNoNumberOfEpochsIsSaid(FxRobot robot) throws IOException {
    details(robot, "one");
    TextField epochs = page.find("runs-more-epochs", TextField.class);
    robot.interact(() -> epochs.setText("many"));
    press(robot, "runs-do-more");
    assertThat(page.model.problemProperty().get()).contains("Epochs", "whole number", "many");
    assertThat(page.asked).isEmpty();
    assertThat(record("one").extensions()).isEmpty();
  }

  @Test
  void crumbsLeadFromARunBackToAllRuns(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "two");
    press(robot, "runs-open");
    page.await("its curves", () -> page.model.openedProperty().get() != null);
    Button here = button("runs-crumbs-1");
    assertThat(here.getText()).isEqualTo(page.model.openedProperty().get().title());
    assertThat(here.isFocusTraversable()).isFalse();
    Button back = button("runs-crumbs-0");
    assertThat(back.getText()).isEqualTo("Runs");
    robot.interact(back::requestFocus);
    robot.push(KeyCode.SPACE);
    assertThat(page.model.openedProperty().get()).isNull();
  }

  @Test
  void otherPagesTakeWhatIsChosen(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "one");
    assertThat(button("runs-compare").isDisabled()).isTrue();
    page.select(robot, "one", "two");
    assertThat(button("runs-compare").isDisabled()).isFalse();
    press(robot, "runs-compare");
    details(robot, "two");
    press(robot, "runs-do-inspect");
    press(robot, "runs-do-masks");
    press(robot, "runs-do-setUp");
    assertThat(page.asked)
        .containsExactly("compare [one, two]", "inspect two", "masks two", "set up like two");
  }

  @Test
  void aStudyIsMadeOfTheChosenRunWithOneThingVaried(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.select(robot, "one", "two");
    assertThat(page.find("runs-vary", MenuButton.class).isDisabled()).isTrue();
    page.select(robot, "one");
    fire(robot, "runs-vary", item -> "runs-vary-maxLength".equals(item.getId()));
    page.await("the study", () -> !page.asked.isEmpty());
    assertThat(page.asked.get(0)).startsWith("study maxlength of ");
    fire(robot, "runs-vary", item -> "runs-vary-seeds".equals(item.getId()));
    page.await("another study", () -> page.asked.size() == 2);
    assertThat(page.asked.get(1)).startsWith("study seeds of ");
  }

  @Test
  void theTableIsSavedAsItIsShown(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    assertThat(saved(robot, "csv"))
        .startsWith("name,data,model,state,differs,best.ndcg@10.full")
        .hasLineCount(4);
    assertThat(saved(robot, "md")).startsWith("| Run | Data | Model |").hasLineCount(5);
    assertThat(saved(robot, "tex")).contains("\\begin{tabular}{lllllrrrl}", "\\toprule");
    assertThat(page.asked).containsExactly("file runs.csv", "file runs.md", "file runs.tex");
  }

  private String saved(FxRobot robot, String ending) {
    Path file = folder.resolve("table." + ending);
    page.choose(file);
    fire(robot, "runs-export", item -> ("runs-export-" + ending).equals(item.getId()));
    assertThat(page.model.problemProperty().get()).contains(file.toString());
    return read(file);
  }

  @Test
  void anotherFolderOfRunsIsOpenedAndClosed(FxRobot robot) throws IOException {
    Path others = Files.createDirectory(folder.resolve("others"));
    copy(trained.resolve("two"), others.resolve("other"));
    page.awaitShown("one", "stopped", "two");
    page.choose(others);
    fire(robot, "runs-folders", item -> item.getText().startsWith("Open"));
    page.awaitShown("one", "other", "stopped", "two");
    assertThat(new TableLayout(page.preferences).folders()).containsExactly(others.toString());
    fire(robot, "runs-folders", item -> item.getText().startsWith("Close"));
    page.awaitShown("one", "stopped", "two");
    assertThat(new TableLayout(page.preferences).folders()).isEmpty();
  }

  @Test
  void columnsFitTheTableAndKeepTheWidthThatAPersonGaveThem(FxRobot robot) {
    page.awaitShown("one", "stopped", "two");
    page.await("widths", () -> column("name").getWidth() > 100);
    double all = page.table().getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    assertThat(all).isLessThanOrEqualTo(page.table().getWidth());
    assertThat(column("tags").getWidth()).isLessThan(column("name").getWidth() / 2);

    robot.interact(() -> page.table().resizeColumn(column("model"), 40));
    double wide = column("model").getWidth();
    robot.interact(() -> page.model.columns().remove("tags"));
    assertThat(column("model").getWidth()).isEqualTo(wide);
    assertThat(new TableLayout(page.preferences).widths()).containsOnlyKeys("model");
  }

  private void details(FxRobot robot, String name) {
    page.await("the run " + name, () -> page.shown().contains(name));
    robot.interact(() -> page.model.detailsShownProperty().set(true));
    page.select(robot, name);
    page.await("its details", () -> page.find("runs-do-setUp") != null);
  }

  private void press(FxRobot robot, String id) {
    page.await("#" + id, () -> seen(page.find(id)));
    robot.interact(() -> page.find(id, ButtonBase.class).fire());
  }

  private static boolean seen(Node node) {
    return node != null && node.isVisible() && !node.isDisabled();
  }

  private void fire(FxRobot robot, String menu, Predicate<MenuItem> wanted) {
    robot.interact(
        () ->
            page.find(menu, MenuButton.class).getItems().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow()
                .fire());
  }

  private Button button(String id) {
    return page.find(id, Button.class);
  }

  private TableColumn<RunRow, ?> column(String id) {
    return page.table().getColumns().stream()
        .filter(column -> column.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private RunRecord record(String name) throws IOException {
    return RunRecord.read(new RunFolder(runs.resolve(name)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read.", e);
    }
  }
}
