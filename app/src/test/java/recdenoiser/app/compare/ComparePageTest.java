package recdenoiser.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.SpanSlider;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RunMetric;

/** The page, used as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class ComparePageTest {
  @TempDir static Path folder;
  private static List<Path> runs;

  private final CompareModel model = new CompareModel();
  private final List<Comparison> heard = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final AtomicInteger choosing = new AtomicInteger();
  private CompareController controller;
  private ComparePage page;
  private Scene scene;

  @BeforeAll
  static void train() throws IOException {
    runs = new ArrayList<>();
    for (String attention : List.of("ENTMAX", "SOFTMAX")) {
      for (String seed : List.of("1", "2")) {
        runs.add(TrainedRuns.train(folder, "attention", attention, "seed", seed).folder());
      }
    }
  }

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    ChartContext charts =
        new ChartContext(themes.themeProperty(), Background.direct(), notices::add);
    controller =
        new CompareController(model, Background.direct(), 1, () -> {}, notices::add, heard::add);
    page =
        new ComparePage(
            model, controller, charts, new Label("attention"), choosing::incrementAndGet);
    scene = new Scene((Parent) page.view(), 1180, 1000);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private void compareAll(FxRobot robot) {
    robot.interact(() -> controller.compare(runs));
    Pulses.await(2);
  }

  private Node find(String id) {
    return scene.getRoot().lookup("#" + id);
  }

  private void press(FxRobot robot, String id) {
    robot.interact(() -> ((Button) find(id)).fire());
  }

  @SuppressWarnings("unchecked")
  private TableView<MembersTable.Row> members() {
    return (TableView<MembersTable.Row>) find("compare-members");
  }

  private void choose(FxRobot robot, int row) {
    robot.interact(() -> members().getSelectionModel().select(row));
  }

  @Test
  void withoutRunsThePageLeadsToWhereTheyAreChosen(FxRobot robot) {
    robot.clickOn(".empty-state-button");
    assertThat(choosing).hasValue(1);
  }

  @Test
  void runsThatDifferInTheirSeedAreOneLineBesideTheControl(FxRobot robot) {
    compareAll(robot);
    assertThat(members().getItems())
        .extracting(row -> row.member().name(), row -> row.baseline())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SASRec + α-entmax", false),
            org.assertj.core.groups.Tuple.tuple("SASRec", true));
    assertThat(page.context().getValue()).isEqualTo("2 compared, baseline SASRec");
    assertThat(model.curves().groups()).hasSize(2);
    assertThat(heard).containsExactly(model.comparisonProperty().get());
    assertThat(notes()).anyMatch(note -> note.contains("users"));
  }

  private List<String> notes() {
    return ((Parent) find("compare-notes"))
        .getChildrenUnmodifiable().stream().map(note -> ((Labeled) note).getText()).toList();
  }

  @Test
  void anotherMemberBecomesTheBaseline(FxRobot robot) {
    compareAll(robot);
    choose(robot, 0);
    press(robot, "compare-baseline");
    assertThat(model.comparisonProperty().get().baselineMember().name())
        .isEqualTo("SASRec + α-entmax");
    assertThat(members().getItems().get(1).difference(Ranking.FULL)).isPresent();
  }

  @Test
  void aMemberIsTakenOutAndTheLastOneStays(FxRobot robot) {
    compareAll(robot);
    choose(robot, 1);
    press(robot, "compare-remove");
    assertThat(model.comparisonProperty().get().members()).hasSize(1);
    choose(robot, 0);
    press(robot, "compare-remove");
    assertThat(model.comparisonProperty().get().members()).hasSize(1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void anotherMetricAndSplitAreComparedAtOnce(FxRobot robot) {
    compareAll(robot);
    Measure hits = Measure.parse(Ranking.FULL, "hit@5");
    robot.interact(() -> ((ComboBox<Measure>) find("compare-measure")).setValue(hits));
    assertThat(model.comparisonProperty().get().plan().measure()).isEqualTo(hits);
    robot.interact(() -> ((ToggleButton) find("compare-validation")).fire());
    assertThat(model.comparisonProperty().get().plan().split()).isEqualTo(Split.VALIDATION);
    RunMetric loss = RunMetric.of(RunMetric.LOSS);
    robot.interact(() -> ((ComboBox<RunMetric>) find("compare-curve")).setValue(loss));
    assertThat(model.curves().valueLabel()).isEqualTo("training loss");
  }

  @Test
  void aPartOfTheCurvesIsChosenBelowThem(FxRobot robot) {
    compareAll(robot);
    Pulses.await(6);
    assertThat(find("chart-part").isVisible()).as("slider for one epoch").isFalse();
    robot.interact(() -> model.curveMetricProperty().set(RunMetric.of("step-loss")));
    Pulses.await(6);
    assertThat(find("chart-part").isVisible()).isTrue();
    assertThat(((Label) find("chart-part-to")).getText()).startsWith("epoch ");
    robot.interact(() -> ((SpanSlider) find("chart-part")).setLowValue(0.5));
    assertThat(model.curveSettings().fromProperty().get()).isEqualTo(0.5);
    press(robot, "chart-part-whole");
    assertThat(model.curveSettings().fromProperty().get()).isZero();
  }

  @Test
  void ranksFromElsewhereAreAnotherLine(FxRobot robot) throws IOException {
    compareAll(robot);
    Path good = Files.writeString(folder.resolve("theirs.csv"), "user,rank\n1,3\n2,1\n3,40\n");
    robot.interact(() -> controller.addRanks(good));
    assertThat(model.comparisonProperty().get().members()).hasSize(3);
    assertThat(members().getItems().get(2).member().name()).isEqualTo("theirs");
    Path bad = Files.writeString(folder.resolve("broken.csv"), "user,rank\n1,first\n");
    robot.interact(() -> controller.addRanks(bad));
    assertThat(model.problemProperty().get()).contains("broken.csv", "line 2", "first");
    assertThat(model.comparisonProperty().get().members()).hasSize(3);
    assertThat(model.ranks()).containsOnlyKeys("theirs");
    choose(robot, 2);
    press(robot, "compare-remove");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.comparisonProperty().get().members()).hasSize(2);
  }

  @Test
  void whatIsNoRunIsSaid(FxRobot robot) {
    robot.interact(() -> controller.compare(List.of(folder.resolve("nothing"))));
    assertThat(model.problemProperty().get()).contains("nothing", "run.json");
    assertThat(model.progressProperty().get()).isEmpty();
  }

  @Test
  void allOfItIsWrittenAsOnePage(FxRobot robot) {
    compareAll(robot);
    Path file = folder.resolve("all.html");
    robot.interact(() -> controller.report(file));
    assertThat(file).content().contains("SASRec + α-entmax");
    assertThat(notices).last().asString().contains("all.html");
  }
}
