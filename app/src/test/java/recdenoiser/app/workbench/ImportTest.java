package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.importing.ImportFiles;
import recdenoiser.app.testing.FxWatchdog;
import recdenoiser.app.testing.MemoryPreferences;

/** A person brings in files as they are, with the real engine and its threads. */
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class ImportTest {
  @TempDir static Path runs;
  @TempDir Path folder;

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

  private void open(FxRobot robot, Path file) {
    TextField path = (TextField) bench.find("dataset-path");
    robot.interact(() -> path.setText(file.toString()));
    bench.press(robot, "dataset-open");
  }

  private void choose(FxRobot robot, String id, int index) {
    ComboBox<?> box = (ComboBox<?>) bench.find(id);
    robot.interact(() -> box.getSelectionModel().select(index));
  }

  private TableView<?> table(String id) {
    return (TableView<?>) bench.find(id);
  }

  private String firstRow(String id) {
    return table(id).getItems().isEmpty() ? "" : table(id).getItems().get(0).toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void anAtomicFileIsLookedAtImportedAndSeenInNumbers(FxRobot robot) throws IOException {
    open(robot, ImportFiles.atomic(folder, "ml-100k.inter"));
    bench.await("the preview", () -> bench.seen("import-preview"));
    assertThat(bench.seen("dataset-path")).isFalse();
    assertThat(firstRow("import-preview")).contains("user=100", "item=1", "874724710");
    choose(robot, "import-time", 0);
    bench.await(
        "a preview without times", () -> firstRow("import-preview").contains("seconds=null"));
    assertThat(bench.seen("import-times")).isFalse();
    bench.press(robot, "import-as-found");
    bench.await("the times again", () -> firstRow("import-preview").contains("874724710"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    bench.await("the result", () -> bench.seen("import-result-title"));
    assertThat(bench.text("import-result-title")).isEqualTo("ml-100k is imported");
    assertThat(firstRow("import-steps")).contains("users=40", "items=30", "actions=480");
    bench.press(robot, "import-statistics");
    bench.await("the statistics", () -> bench.seen("dataset-next"));
    assertThat(table("dataset-numbers").getColumns())
        .as("quantities, these numbers and the published ones")
        .hasSize(3);
    assertThat(bench.seen("dataset-origin")).isTrue();
    bench.await("what the order tells", () -> bench.seen("dataset-order-sentence"));
    assertThat(bench.text("dataset-order-sentence")).startsWith("Knowing the last item saves");
  }

  @Test
  void columnsWithUnknownNamesAreChosenAndLinesLeftOutShown(FxRobot robot) throws IOException {
    open(robot, ImportFiles.odd(folder, "shop.csv", 1000, 8));
    bench.await("the preview", () -> bench.seen("import-preview"));
    choose(robot, "import-user", 2);
    bench.await("persons", () -> firstRow("import-preview").contains("user=person 0"));
    choose(robot, "import-time", 1);
    bench.await("the lines without a date", () -> bench.seen("import-preview-rejected"));
    assertThat(bench.text("import-preview-rejected-title"))
        .isEqualTo("2 of these 200 lines would be left out");
    assertThat(firstRow("import-preview-rejected")).contains("yesterday");
    bench.type(robot, "import-minUserActions", "3");
    assertThat(bench.seen("import-coreRule")).isFalse();
    bench.type(robot, "import-minItemActions", "3");
    assertThat(bench.seen("import-coreRule")).isTrue();
    bench.press(robot, "import-start");
    bench.await("the result", () -> bench.seen("import-result-title"));
    assertThat(bench.text("import-rejected-title")).isEqualTo("8 of 1\u2009000 lines left out");
    assertThat(table("import-rejected").getItems()).hasSize(8);
    assertThat(Path.of(bench.text("import-rejected-file"))).isRegularFile();
    bench.press(robot, "import-copy-rejected");
    assertThat(bench.text("import-copy-rejected")).isEqualTo("Copied");
  }

  @Test
  void aPlanThatDoesNotFitCannotBeImported(FxRobot robot) throws IOException {
    open(robot, ImportFiles.atomic(folder, "a.inter"));
    bench.await("the preview", () -> bench.seen("import-preview"));
    choose(robot, "import-separator", 3);
    bench.await("the problem", () -> bench.seen("import-problem"));
    assertThat(bench.text("import-problem")).startsWith("There is only one column");
    assertThat(bench.find("import-start").isDisabled()).isTrue();
    robot.push(KeyCode.ESCAPE);
    bench.await("the page without the import", () -> bench.seen("dataset-path"));
  }

  @Test
  void aFileThatIsNothingSaysSoAndNothingOpens(FxRobot robot) throws IOException {
    open(robot, Files.write(folder.resolve("a.bin"), new byte[] {'P', 'A', 'R', '1', 0, 0}));
    bench.await("the problem", () -> bench.seen("dataset-problem"));
    assertThat(bench.text("dataset-problem")).contains("a.bin").contains("Parquet");
    assertThat(bench.seen("import-preview")).isFalse();
  }

  @Test
  void aCancelledImportLeavesNothing(FxRobot robot) throws IOException {
    open(robot, ImportFiles.odd(folder, "long.csv", 1_500_000, 0));
    bench.await("the preview", () -> bench.seen("import-preview"));
    List<Path> before = files();
    bench.press(robot, "import-start");
    bench.await("some progress", () -> bench.text("import-progress-words").contains("actions/s"));
    bench.press(robot, "import-stop");
    bench.await("the end of it", () -> bench.seen("import-failure"));
    assertThat(bench.text("import-failure"))
        .isEqualTo("The import was cancelled; nothing of it is left.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void plainActionsOpenWithoutAnImport(FxRobot robot) throws IOException {
    open(robot, Files.writeString(folder.resolve("own.txt"), "1 1\n1 2\n1 3\n2 1\n2 3\n2 2\n"));
    bench.await("the statistics", () -> bench.seen("dataset-next"));
    assertThat(bench.seen("import-preview")).isFalse();
    bench.press(robot, "dataset-import");
    bench.await("the preview all the same", () -> bench.seen("import-preview"));
  }
}
