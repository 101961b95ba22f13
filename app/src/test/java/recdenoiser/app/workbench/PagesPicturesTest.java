package recdenoiser.app.workbench;

import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.testing.Pictures;
import recdenoiser.app.theme.Theme;

/** Draws every page in both looks and sizes, from a real run on the sample data. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class PagesPicturesTest {
  /** How many points a loss has depends on how fast an epoch was. */
  @RegisterExtension
  final KeptPictures pictures =
      new KeptPictures(
          "#chart-loss",
          "#chart-speed",
          "#page-context",
          ".run-badge",
          ".run-facts",
          "#runs-table .table-row-cell",
          "#runs-folder");

  @TempDir(factory = PictureFolder.class)
  static Path runs;

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
  void everyPage(FxRobot robot) {
    take("pages-data-empty");
    bench.press(robot, "dataset-sample");
    bench.await("the sample to be read", () -> bench.seen("dataset-next"));
    bench.await("the order to be counted", () -> !bench.seen("dataset-order-counting"));
    take("pages-data");
    bench.press(robot, "dataset-next");
    take("pages-set-up");
    bench.type(robot, "setting-dropout", "1.5");
    bench.await("the error", () -> bench.seen("problem-dropout"));
    take("pages-set-up-wrong");
    bench.press(robot, "reset-dropout");
    bench.show(robot, PageId.TRAIN);
    take("pages-train-empty");
    bench.show(robot, PageId.SET_UP);
    bench.press(robot, "configure-start");
    bench.await("eight epochs", () -> bench.epoch() >= 8);
    bench.press(robot, "training-pause");
    bench.await("the pause", () -> bench.seen("training-resume"));
    look("pages-train");
    bench.show(robot, PageId.SET_UP);
    bench.press(robot, "configure-start");
    bench.press(robot, "configure-start");
    bench.show(robot, PageId.TRAIN);
    bench.await("two runs in the queue", () -> bench.seen("queue-cancel-3"));
    look("pages-train-queue");
    bench.press(robot, "queue-cancel-3");
    bench.press(robot, "queue-cancel-2");
    bench.await("an empty queue", () -> !bench.seen("queue"));
    robot.interact(
        () ->
            bench
                .stage()
                .fireEvent(new WindowEvent(bench.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    look("pages-close");
    bench.press(robot, "prompt-no");
    bench.press(robot, "training-resume");
    bench.await("the end", () -> bench.seen("training-message"));
    bench.await("the test", () -> bench.text("result-title").startsWith("Test"));
    take("pages-train-done");
    bench.show(robot, PageId.MASKS);
    take("pages-masks");
    bench.show(robot, PageId.RUNS);
    TableView<?> table = (TableView<?>) bench.find("runs-table");
    bench.await("the run", () -> table.getItems().size() == 1);
    robot.interact(() -> table.getSelectionModel().select(0));
    take("pages-runs");
    bench.press(robot, "runs-open");
    bench.await("its curves", () -> bench.seen("runs-crumbs-0"));
    take("pages-runs-open");
  }

  /** Nobody knows at which epoch a pause comes: these are for people to judge. */
  private void look(String name) {
    for (Theme theme : Theme.values()) {
      Pictures.take(name, bench.stage(), bench.themes(), theme, 1280, 800);
    }
  }

  private void take(String name) {
    pictures.compare(name, bench.stage(), bench.themes());
  }
}
