package recdenoiser.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TabWalk;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.FigureExport;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.study.Studies;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyRun;

/** The page, used as a person uses it, on runs that exist already. */
@ExtendWith(ApplicationExtension.class)
class StudyPageTest {
  @TempDir static Path folder;
  private static Path file;

  private final StudyModel model = new StudyModel();
  private final List<Path> opened = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final MemoryPreferences preferences = new MemoryPreferences();
  private StudyController controller;
  private Scene scene;

  @BeforeAll
  static void train() throws IOException {
    file = SmallStudyFile.write(folder.resolve("small.json"), 1);
    for (String seed : List.of("1", "2")) {
      TrainedRuns.train(folder.resolve("runs"), "width", "4", "seed", seed, "evaluateEvery", "1");
    }
  }

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(preferences, Optional::empty);
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    controller =
        new StudyController(
            model,
            Background.direct(),
            (work, done, failed) -> {
              asked.add("asked");
              done.run();
            },
            () -> List.of(folder.resolve("runs")),
            preferences,
            1);
    StudyPage page = new StudyPage(model, controller, charts, opened::add);
    scene = new Scene((Region) page.view(), 1200, 900);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
    page.onShown();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(controller::close);
  }

  @Test
  void runsThatExistAreFoundAndOneIsOpened(FxRobot robot) throws Exception {
    robot.interact(() -> controller.openFile(file));
    Pulses.await(8);
    assertThat(text("study-summary")).startsWith("4 runs · 2 exist already");
    assertThat(text("study-start")).isEqualTo("Go on");
    assertThat(matrix().getItems())
        .extracting(row -> row.points().get(0))
        .containsExactly("4", "8");
    assertThat(matrix().getItems().get(0).runs()).allMatch(StudyRun::finished);

    robot.interact(() -> matrix().getSelectionModel().select(0, matrix().getColumns().get(2)));
    press(robot, "study-run-open");
    assertThat(opened).containsExactly(matrix().getItems().get(0).runs().get(1).folder());

    press(robot, "study-start");
    assertThat(asked).hasSize(1);
    StudyExport export = model.drawnProperty().get().export();
    assertThat(export.write(FigureExport.Kind.PDF, "", new FigureSize(400, 300))).isNotEmpty();
  }

  @Test
  void aClickOnARunOpensIt(FxRobot robot) {
    robot.interact(() -> controller.openFile(file));
    Pulses.await(8);
    Node mark =
        matrix().lookupAll(".study-run").stream()
            .filter(node -> node.getParent().isVisible())
            .findFirst()
            .orElseThrow();
    robot.clickOn(mark);
    assertThat(opened).containsExactly(matrix().getItems().get(0).runs().get(0).folder());
    robot.clickOn(matrix().lookup(".column-header"));
    assertThat(opened).as("heads open nothing").hasSize(1);
  }

  @Test
  void howLongItTakesIsEstimatedBeforeItIsStarted(FxRobot robot) {
    robot.interact(() -> controller.openFile(file));
    assertThat(text("study-cost")).isEmpty();
    press(robot, "study-estimate");
    assertThat(text("study-cost")).startsWith("About ").contains("2 runs to train");
    assertThat(asked).as("nothing is queued").isEmpty();
    robot.interact(() -> controller.editSeeds("1"));
    assertThat(text("study-cost")).as("of another study nothing is known").isEmpty();
  }

  @Test
  void whatIsVariedIsEditedWithoutAFile(FxRobot robot) throws IOException {
    robot.interact(() -> controller.openFile(file));
    var axis = StudyFile.read(file).axes().get(0);
    robot.interact(() -> controller.editAxis(axis, "4, 8, 16"));
    assertThat(text("study-summary")).startsWith("6 runs");
    robot.interact(() -> controller.editSeeds("1; 2; 3"));
    assertThat(text("study-summary")).startsWith("9 runs");
    robot.interact(() -> controller.editSeeds("one"));
    assertThat(model.problemProperty().get()).contains("whole numbers");
    robot.interact(() -> controller.editAxis(axis, "minus"));
    assertThat(model.problemProperty().get()).contains("minus");
    assertThat(seen("study-start")).isFalse();
    robot.interact(() -> controller.editSeeds(""));
    robot.interact(() -> controller.editAxis(axis, ""));
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(text("study-summary")).startsWith("4 runs");
  }

  @Test
  void dataWithoutAFileAreAskedForAndPublishedNumbersAreMarked(FxRobot robot) {
    robot.interact(() -> controller.choose(Studies.load("rec-denoiser-table-2")));
    robot.interact(() -> controller.setQuick(false));
    assertThat(model.neededProperty().get()).contains("MovieLens-1M");
    assertThat(seen("study-start")).isFalse();

    robot.interact(() -> controller.setFile("ml-1m", "sample:shop"));
    assertThat(model.neededProperty().get()).isEmpty();
    assertThat(text("study-missing")).startsWith("No file yet for").doesNotContain("MovieLens-1M");
    assertThat(preferences.get("study-data.ml-1m", "")).isEqualTo("sample:shop");
    Pulses.await(8);
    assertThat(caption()).contains("†");
    robot.interact(() -> model.publishedProperty().set(false));
    assertThat(caption()).doesNotContain("†");
    robot.interact(() -> controller.setFile("ml-1m", ""));
    assertThat(model.neededProperty().get()).contains("MovieLens-1M");
  }

  @Test
  void aFileThatIsNoStudyIsRefusedInASentence(FxRobot robot) throws IOException {
    Path wrong =
        Files.writeString(folder.resolve("wrong.json"), "{\n  \"format\": 1,\n  \"x\": 2\n}");
    robot.interact(() -> controller.openFile(wrong));
    assertThat(model.problemProperty().get()).contains("wrong.json");
    assertThat(model.requestProperty().get()).isNull();
  }

  @Test
  void tabReachesEverythingOfAStudyAndEachHasAName(FxRobot robot) {
    robot.interact(() -> controller.openFile(file));
    Pulses.await(4);
    TabWalk walk = new TabWalk(robot, scene);
    Set<Node> reached = walk.reached();
    assertThat(walk.controls())
        .filteredOn(control -> !reached.contains(control) && !isReachedByArrows(control, reached))
        .extracting(TabWalk::describe)
        .isEmpty();
    assertThat(walk.stepsBack()).isEmpty();
    assertThat(reached)
        .filteredOn(control -> !TabWalk.hasName(control))
        .extracting(TabWalk::describe)
        .isEmpty();
  }

  /** Of the buttons of a group one is reached by Tab, the others by arrow keys from there. */
  private static boolean isReachedByArrows(Node control, Set<Node> reached) {
    return control instanceof ToggleButton button
        && button.getToggleGroup() != null
        && button.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
  }

  private String caption() {
    return String.join(" ", model.drawnProperty().get().caption());
  }

  private void press(FxRobot robot, String id) {
    robot.interact(() -> ((ButtonBase) scene.lookup("#" + id)).fire());
  }

  private String text(String id) {
    return ((Labeled) scene.lookup("#" + id)).getText();
  }

  private boolean seen(String id) {
    return scene.lookup("#" + id).isVisible();
  }

  @SuppressWarnings("unchecked")
  private TableView<StudyStanding.Row> matrix() {
    return (TableView<StudyStanding.Row>) scene.lookup("#study-matrix");
  }
}
