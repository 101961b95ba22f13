package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;

/** A person's whole way through the workbench, with the real engine on the sample data. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class WorkbenchTest {
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
  void fromTheSampleToAResumedRun(FxRobot robot) {
    chooseSample(robot);
    mistypeASetting(robot);
    startAndWatch(robot);
    pauseAndResume(robot);
    slideThroughMasks(robot);
    seeItRunInTheLibrary(robot);
    queueASecondRun(robot);
    stopAndGoOn(robot);
    closeWhileItTrainsAndGoOn(robot);
    findItInTheLibrary(robot);
  }

  private void chooseSample(FxRobot robot) {
    assertThat(bench.seen("dataset-next")).isFalse();
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    TableView<?> numbers = (TableView<?>) bench.find("dataset-numbers");
    assertThat(numbers.getItems()).hasSizeGreaterThan(8);
    assertThat(numbers.getItems().get(0).toString()).contains("Users");
    bench.press(robot, "dataset-next");
  }

  private void mistypeASetting(FxRobot robot) {
    bench.type(robot, "setting-epochs", "0");
    bench.await("the error below the field", () -> bench.seen("problem-epochs"));
    assertThat(bench.text("problem-epochs"))
        .isEqualTo("Epochs must be between 1 and 100000 epochs; found 0.");
    bench.press(robot, "configure-start");
    assertThat(bench.text("configure-notice")).contains("Epochs must be between");
    assertThat(bench.seen("training-stop")).isFalse();
    assertThat(bench.stage().getScene().getFocusOwner()).isSameAs(bench.find("setting-epochs"));
    bench.type(robot, "setting-epochs", "200");
    bench.await("the error to be gone", () -> !bench.seen("problem-epochs"));
    assertThat(bench.seen("reset-epochs")).isTrue();
    bench.press(robot, "summary-measure");
    bench.await("the measured time", () -> bench.text("summary-time").contains("all epochs"));
  }

  private void startAndWatch(FxRobot robot) {
    bench.press(robot, "configure-start");
    bench.await("three epochs", () -> bench.epoch() >= 3);
    assertThat(bench.text("training-speed")).isNotEqualTo("–");
    assertThat(bench.text("training-elapsed")).matches("\\d+:\\d\\d");
    TableView<?> results = (TableView<?>) bench.find("result-table");
    bench.await("a first validation", () -> results.getItems().size() == 9);
    assertThat(bench.text("result-title")).startsWith("Validation, epoch");
  }

  private void pauseAndResume(FxRobot robot) {
    bench.press(robot, "training-pause");
    bench.await("the pause", () -> bench.seen("training-resume"));
    int before = bench.epoch();
    bench.press(robot, "training-resume");
    bench.await("epochs after the pause", () -> bench.epoch() > before);
  }

  private void slideThroughMasks(FxRobot robot) {
    bench.show(robot, PageId.MASKS);
    bench.await("a slider over epochs", () -> slider() != null && slider().getMax() >= 2);
    robot.interact(() -> slider().setValue(slider().getMin()));
    assertThat(slider().getValue()).isEqualTo(slider().getMin());
    bench.show(robot, PageId.TRAIN);
  }

  private void seeItRunInTheLibrary(FxRobot robot) {
    bench.show(robot, PageId.RUNS);
    TableView<?> table = (TableView<?>) bench.find("runs-table");
    bench.await("the run in the table", () -> table.getItems().size() == 1);
    assertThat(table.getColumns().get(3).getCellData(0)).isEqualTo("training");
    robot.interact(() -> table.getSelectionModel().select(0));
    assertThat(bench.find("runs-resume").isDisabled()).isTrue();
  }

  private void queueASecondRun(FxRobot robot) {
    bench.show(robot, PageId.SET_UP);
    bench.press(robot, "configure-start");
    assertThat(bench.text("configure-notice")).startsWith("Queued: it begins when");
    bench.show(robot, PageId.TRAIN);
    bench.await("the queued run", () -> bench.seen("queue-cancel-2"));
    assertThat(bench.text("queue-name-2")).contains("seed");
    assertThat(bench.shell().model().queuedRunsProperty().get()).isEqualTo(1);
    bench.press(robot, "queue-cancel-2");
    bench.await("an empty queue", () -> !bench.seen("queue"));
  }

  private Slider slider() {
    return bench.stage().getScene().getRoot().lookupAll(".slider").stream()
        .filter(
            node -> node.isVisible() && node.getId() != null && node.getId().startsWith("masks"))
        .map(Slider.class::cast)
        .findFirst()
        .orElse(null);
  }

  private void stopAndGoOn(FxRobot robot) {
    bench.press(robot, "training-stop");
    bench.await("the stop", () -> bench.seen("training-resume"));
    int before = bench.epoch();
    bench.press(robot, "training-resume");
    bench.await("epochs after the stop", () -> bench.epoch() > before);
  }

  private void closeWhileItTrainsAndGoOn(FxRobot robot) {
    requestClose(robot);
    bench.await("the question", () -> bench.seen("prompt-no"));
    bench.press(robot, "prompt-no");
    assertThat(bench.stage().isShowing()).isTrue();
    int before = bench.epoch();
    bench.await("training to go on behind it", () -> bench.epoch() > before);
    requestClose(robot);
    bench.press(robot, "prompt-yes");
    bench.await("the window to close", () -> !bench.stage().isShowing());
    int saved = bench.epoch();
    robot.interact(bench::close);
    robot.interact(bench::open);
    bench.show(robot, PageId.TRAIN);
    bench.await("the offer to go on", () -> bench.seen("queue-start"));
    bench.press(robot, "queue-start");
    bench.await("epochs after the restart", () -> bench.epoch() > saved);
    bench.press(robot, "training-stop");
    bench.await("the stop", () -> bench.seen("training-resume"));
  }

  private void findItInTheLibrary(FxRobot robot) {
    bench.show(robot, PageId.RUNS);
    TableView<?> table = (TableView<?>) bench.find("runs-table");
    bench.await("one run in the table", () -> table.getItems().size() == 1);
    robot.interact(() -> table.getSelectionModel().select(0));
    bench.press(robot, "runs-open");
    bench.await("its curves", () -> bench.seen("runs-crumbs-0"));
    bench.press(robot, "runs-crumbs-0");
    bench.await("the table again", () -> bench.seen("runs-table"));
  }

  private void requestClose(FxRobot robot) {
    robot.interact(
        () ->
            bench
                .stage()
                .fireEvent(new WindowEvent(bench.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }
}
