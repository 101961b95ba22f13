package recdenoiser.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.testing.Pulses;
import recdenoiser.engine.run.library.LibraryQuery;

/** The page without runs, with a table of them, grouped, with details, and with a damaged run. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class RunsPicturesTest {
  private static final Path KEPT =
      Path.of("..", "engine", "src", "test", "resources", "runs", "format-5-finished");

  @RegisterExtension final KeptPictures pictures = new KeptPictures("#runs-folder");

  @TempDir(factory = PictureFolder.class)
  Path folder;

  private Path runs;
  private RunsOnStage page;
  private Stage stage;

  @Start
  void start(Stage primary) throws IOException {
    stage = primary;
    runs = Files.createDirectory(folder.resolve("runs"));
    page = new RunsOnStage(stage, runs, folder.resolve("trash"));
    page.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(page::close);
  }

  @Test
  void looks(FxRobot robot) throws IOException {
    page.await("the empty folder to be read", () -> page.model.readProperty().get());
    take("runs-empty");

    copy("one", 1);
    copy("three", 3);
    copy("two", 2);
    page.awaitShown("one", "three", "two");
    take("runs-table");

    robot.interact(() -> ((ToggleButton) page.find("runs-group")).fire());
    page.await("one group", () -> page.table().getItems().size() == 1);
    take("runs-grouped");
    robot.interact(() -> ((ToggleButton) page.find("runs-group")).fire());
    page.await("single runs", () -> page.model.queryProperty().get().equals(LibraryQuery.ALL));
    page.awaitShown("one", "three", "two");

    page.select(robot, "two");
    robot.interact(() -> page.model.detailsShownProperty().set(true));
    page.await("the details", () -> page.find("runs-note") != null);
    take("runs-details");

    robot.interact(() -> page.model.detailsShownProperty().set(false));
    Files.writeString(runs.resolve("three").resolve("run.json"), "{");
    page.await("the damage", () -> page.shown().size() == 3 && damaged());
    page.select(robot, "three");
    robot.interact(() -> page.table().requestFocus());
    robot.interact(() -> page.find("runs-open", Button.class).fire());
    take("runs-problem");
  }

  private boolean damaged() {
    return page.table().getItems().stream().anyMatch(row -> !row.first().readable());
  }

  private void take(String name) {
    Pulses.await(4);
    pictures.compare(name, stage, page.themes);
  }

  private void copy(String name, int seed) throws IOException {
    Path to = runs.resolve(name);
    try (var files = Files.walk(KEPT)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("run.json")) {
          Files.copy(file, to.resolve(KEPT.relativize(file).toString()));
        }
      }
    }
    String record = Files.readString(KEPT.resolve("run.json"));
    Files.write(
        to.resolve("run.json"),
        List.of(record.replaceAll("\"seed\" : \\d+", "\"seed\" : " + seed)));
  }
}
