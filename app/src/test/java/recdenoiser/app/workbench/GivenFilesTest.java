package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;

/** Files that the program is given when it starts. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class GivenFilesTest {
  private static final Path KEPT =
      Path.of("..", "engine", "src", "test", "resources", "runs", "format-5-finished");

  @TempDir static Path folder;

  private WorkbenchDriver bench;

  @BeforeAll
  static void copyARun() throws IOException {
    Path run = folder.resolve("elsewhere").resolve("one");
    try (Stream<Path> files = Files.walk(KEPT)) {
      for (Path file : files.toList()) {
        Path copy = run.resolve(KEPT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
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
  void aRunOfAnyFolderIsOpened(FxRobot robot) {
    Path run = folder.resolve("elsewhere").resolve("one");

    robot.interact(() -> bench.openGiven(run));

    bench.await("its curves", () -> bench.seen("runs-crumbs-0"));
    assertThat(bench.shell().isSeen(PageId.RUNS)).isTrue();
  }

  @Test
  void dataAreOpened(FxRobot robot) throws IOException {
    Path file = Files.writeString(folder.resolve("log.txt"), "1 2\n1 3\n1 4\n2 3\n2 4\n2 2\n");

    robot.interact(() -> bench.openGiven(file));

    bench.await("its statistics", () -> bench.seen("dataset-next"));
  }
}
