package recdenoiser.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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
import recdenoiser.app.shell.PageId;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.library.AboutFile;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.Seal;

/** What a person does with the runs there are, and what is made of it on the disk. */
@ExtendWith(ApplicationExtension.class)
class RunsLibraryTest {
  private static final Path KEPT =
      Path.of("..", "engine", "src", "test", "resources", "runs", "format-5-finished");

  @TempDir static Path folder;
  private static Path runs;

  private final MemoryPreferences preferences = new MemoryPreferences();
  private WorkbenchDriver bench;

  @BeforeAll
  static void copyRuns() throws IOException {
    runs = Files.createDirectories(folder.resolve("runs"));
    for (String name : List.of("one", "two", "three")) {
      copy(KEPT, runs.resolve(name));
    }
    seed(runs.resolve("two"), 7);
    seed(runs.resolve("three"), 8);
  }

  private static void seed(Path run, int seed) throws IOException {
    Path file = run.resolve("run.json");
    String record = Files.readString(file);
    ObjectNode other =
        (ObjectNode)
            Json.LINES.readTree(record.replaceAll("\"seed\" : \\d+", "\"seed\" : " + seed));
    other.remove(Seal.FIELD);
    Files.write(file, Seal.pretty(other));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Start
  void start(Stage stage) {
    bench = new WorkbenchDriver(stage, preferences, runs);
    bench.open();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(bench::close);
  }

  @Test
  void fromTheTableToTheDiskAndBack(FxRobot robot) throws IOException {
    bench.show(robot, PageId.RUNS);
    awaitRows(3);
    nameTagAndNote(robot);
    filter(robot);
    group(robot);
    sort(robot);
    seeWhatAnotherProcessMade();
    archive(robot);
    comeBack(robot);
  }

  private void nameTagAndNote(FxRobot robot) throws IOException {
    robot.clickOn("one");
    assertThat(table().getSelectionModel().getSelectedItems()).hasSize(1);
    robot.push(KeyCode.F2);
    bench.await("the name to edit", () -> focused("runs-name"));
    robot.write("the first").push(KeyCode.ENTER);
    bench.await("the name in the table", () -> names().contains("the first"));
    bench.await("the details again", () -> details("the first"));
    robot.clickOn("#runs-tag").write("good").push(KeyCode.ENTER);
    bench.await("the tag", () -> AboutFile.read(one()).tags().equals(List.of("good")));
    bench.await("the details again", () -> robot.lookup("#runs-note").tryQuery().isPresent());
    robot.clickOn("#runs-note").write("looks right").clickOn("#runs-words");
    bench.await("the note", () -> AboutFile.read(one()).note().equals("looks right"));
    assertThat(Files.readString(one().run())).doesNotContain("looks right");
  }

  private void filter(FxRobot robot) {
    fill(robot, "runs-words", "good");
    awaitRows(1);
    fill(robot, "runs-words", "");
    awaitRows(3);
    fill(robot, "runs-condition", "seed < 8");
    awaitRows(1);
    fill(robot, "runs-condition", "seed < 8 and");
    bench.await(
        "what is wrong",
        () ->
            bench.seen("runs-filter-problem")
                && ((Label) bench.find("runs-filter-problem")).getText().contains("found its end"));
    fill(robot, "runs-condition", "");
    awaitRows(3);
    assertThat(table().getItems().stream().map(RunRow::differs).sorted())
        .containsExactly("seed 42", "seed 7", "seed 8");
  }

  private void group(FxRobot robot) {
    toggle(robot, "runs-group");
    awaitRows(1);
    assertThat(table().getItems().get(0).seeds()).isEqualTo(3);
    toggle(robot, "runs-group");
    awaitRows(3);
  }

  private void sort(FxRobot robot) {
    TableColumn<RunRow, ?> metric = column("best.ndcg@10.full");
    robot.interact(() -> table().getSortOrder().setAll(List.of(metric)));
    bench.await("the best first", () -> metric.getSortType() == SortType.DESCENDING);
    bench.show(robot, PageId.DATA);
    bench.show(robot, PageId.RUNS);
    assertThat(table().getSortOrder()).isEqualTo(List.of(metric));
    assertThat(metric.getSortType()).isEqualTo(SortType.DESCENDING);
  }

  private void seeWhatAnotherProcessMade() throws IOException {
    copy(KEPT, runs.resolve("four"));
    awaitRows(4);
    Files.writeString(runs.resolve("four").resolve("run.json"), "{");
    bench.await(
        "the damage", () -> table().getItems().stream().anyMatch(row -> !row.first().readable()));
  }

  private void archive(FxRobot robot) {
    robot.interact(
        () -> {
          table().getSelectionModel().clearSelection();
          int four = names().indexOf("four");
          table().getSelectionModel().select(four);
        });
    bench.press(robot, "runs-archive");
    awaitRows(3);
    toggle(robot, "runs-archived");
    awaitRows(4);
    toggle(robot, "runs-archived");
    awaitRows(3);
  }

  /** Another window of the same person: filters, order and names are as they were. */
  private void comeBack(FxRobot robot) {
    robot.interact(bench::close);
    robot.interact(bench::open);
    bench.show(robot, PageId.RUNS);
    awaitRows(3);
    assertThat(names()).contains("the first");
    assertThat(table().getSortOrder()).hasSize(1);
    assertThat(table().getSortOrder().get(0).getId()).isEqualTo("best.ndcg@10.full");
    assertThat(table().getSortOrder().get(0).getSortType()).isEqualTo(SortType.DESCENDING);
  }

  @SuppressWarnings("unchecked")
  private TableView<RunRow> table() {
    return (TableView<RunRow>) bench.find("runs-table");
  }

  private TableColumn<RunRow, ?> column(String id) {
    return table().getColumns().stream()
        .filter(column -> column.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names() {
    return table().getItems().stream().map(row -> row.first().title()).toList();
  }

  private void awaitRows(int count) {
    bench.await(count + " rows", () -> table().getItems().size() == count);
  }

  private boolean details(String name) {
    return bench.find("runs-name") instanceof TextField field
        && field.getText().equals(name)
        && bench.find("runs-note") instanceof TextArea;
  }

  private boolean focused(String id) {
    return bench.stage().getScene().getFocusOwner() == bench.find(id);
  }

  private static RunFolder one() {
    return new RunFolder(runs.resolve("one"));
  }

  private void fill(FxRobot robot, String id, String text) {
    robot.interact(() -> ((TextField) bench.find(id)).setText(text));
  }

  private void toggle(FxRobot robot, String id) {
    robot.interact(() -> ((ToggleButton) bench.find(id)).fire());
  }
}
