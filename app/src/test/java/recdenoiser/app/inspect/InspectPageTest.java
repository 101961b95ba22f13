package recdenoiser.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.chart.NamedHeatMap;
import recdenoiser.app.shell.SpanSlider;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.inspect.LengthRange;

/** The page, used as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class InspectPageTest {
  @TempDir static Path folder;
  private static RunChoice strided;
  private static RunChoice softmax;
  private static RunChoice chain;
  private static RunChoice gate;

  private final List<RunChoice> library = new ArrayList<>();
  private final AtomicInteger setUps = new AtomicInteger();
  private final InspectModel model = new InspectModel();
  private InspectController controller;
  private InspectPage page;
  private Scene scene;

  @BeforeAll
  static void train() throws IOException {
    strided = TrainedRuns.train(folder, "attention", "SPARSE_STRIDED", "heads", "2");
    softmax = TrainedRuns.train(folder, "attention", "SOFTMAX", "heads", "2");
    gate = TrainedRuns.train(folder, "attention", "CONTENT_GATE", "epochs", "8");
    chain = TrainedRuns.train(folder, "attention", "SOFTMAX", "model", "FMC");
  }

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    controller = new InspectController(model, new OpenRuns(), () -> library, Background.direct());
    page =
        new InspectPage(
            model,
            controller,
            new ChartContext(themes.themeProperty(), Background.direct(), notice -> {}),
            setUps::incrementAndGet);
    scene = new Scene((Parent) page.view(), 1280, 1000);
    themes.dress(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private void showRuns(FxRobot robot) {
    library.addAll(List.of(strided, softmax));
    robot.interact(page::onShown);
    Pulses.await(2);
  }

  private Node find(String id) {
    return scene.getRoot().lookup("#" + id);
  }

  private void press(FxRobot robot, String id) {
    robot.interact(() -> ((Button) find(id)).fire());
  }

  private void type(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          find(id).requestFocus();
          ((TextField) find(id)).clear();
        });
    robot.write(text);
  }

  @Test
  void withoutARunThePageLeadsToSettingOneUp(FxRobot robot) {
    robot.interact(page::onShown);
    robot.clickOn("Set up a run");
    assertThat(setUps).hasValue(1);
  }

  @Test
  void aUserIsTypedAndTaken(FxRobot robot) {
    showRuns(robot);
    type(robot, "inspect-user", "7");
    assertThat(model.users()).isNotEmpty();
    robot.push(KeyCode.ENTER);
    assertThat(model.userProperty().get()).isEqualTo("7");
    assertThat(page.context().getValue()).isEqualTo(strided.name() + " · user 7");
    press(robot, "inspect-longest");
    assertThat(((TextField) find("inspect-user")).getText()).isEqualTo(model.userProperty().get());
  }

  @Test
  void offersAreMovedThroughAndABlankIsALetterAmongOthers(FxRobot robot) {
    showRuns(robot);
    type(robot, "inspect-item", "compact e");
    assertThat(((TextField) find("inspect-item")).getText()).isEqualTo("compact e");
    type(robot, "inspect-user", "1");
    String second = model.users().get(1).value();
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    assertThat(model.userProperty().get()).isEqualTo(second);
  }

  @Test
  void anItemIsChosenReplacedAndBroughtBack(FxRobot robot) {
    showRuns(robot);
    assertThat(find("inspect-remove").isDisabled()).isTrue();
    robot.clickOn("#inspect-chip-0");
    assertThat(model.placeProperty().get()).isZero();
    String before = ((Labeled) find("inspect-chip-0")).getText();
    type(robot, "inspect-item", "9");
    robot.push(KeyCode.ESCAPE);
    press(robot, "inspect-replace");
    assertThat(((Labeled) find("inspect-chip-0")).getText()).isNotEqualTo(before);
    press(robot, "inspect-insert");
    assertThat(model.editsProperty().get().done()).hasSize(2);
    press(robot, "inspect-remove");
    press(robot, "inspect-reset");
    assertThat(((Labeled) find("inspect-chip-0")).getText()).isEqualTo(before);
    assertThat(find("inspect-undo").isDisabled()).isTrue();
  }

  @Test
  void noiseIsTried(FxRobot robot) {
    showRuns(robot);
    press(robot, "inspect-addNoise");
    press(robot, "inspect-tryNoise");
    assertThat(((Labeled) find("inspect-trial")).getText()).contains("of the top 10 stays");
  }

  @Test
  void oneCellIsReadInAllMaps(FxRobot robot) {
    showRuns(robot);
    robot.interact(() -> model.besideProperty().set(softmax));
    Pulses.await(2);
    HeatMap first = (HeatMap) find("attention-map-1");
    HeatMap last = (HeatMap) find("attention-map-6");
    robot.interact(() -> first.cellProperty().set(new HeatCell(3, 1)));
    assertThat(last.cellProperty().get()).isEqualTo(new HeatCell(3, 1));
    assertThat(((Labeled) find("attention-reading")).getText())
        .contains("Before the rule · " + strided.name())
        .contains("Kept by the rule · " + softmax.name());
    robot.interact(() -> last.cellProperty().set(null));
    assertThat(first.cellProperty().get()).isNull();
    press(robot, "inspect-alone");
    assertThat(find("attention-map-6")).isNull();
  }

  @Test
  void ranksAreSaidBesideTheLists(FxRobot robot) {
    showRuns(robot);
    assertThat(((Labeled) find("inspect-target-1")).getText())
        .matches("True next item .*: rank [\\d.]+ with the rule, [\\d.]+ without, of \\d+");
    press(robot, "inspect-changed");
    assertThat(model.users()).isNotEmpty();
  }

  @Test
  void theAverageOverUsersTakesThePlaceOfTheMapsOfOne(FxRobot robot) {
    showRuns(robot);
    robot.interact(() -> model.besideProperty().set(softmax));
    robot.interact(() -> ((ToggleButton) find("inspect-average")).fire());
    Pulses.await(2);
    assertThat(((Labeled) find("attention-title-2")).getText()).isEqualTo(softmax.name());
    assertThat(find("attention-map-3")).isNull();
    assertThat(model.panels().shownProperty().get().tokens()).isEmpty();
    robot.interact(() -> ((ToggleButton) find("inspect-average")).fire());
    Pulses.await(2);
    assertThat(find("attention-map-6")).isNotNull();
    assertThat(model.choice().headsProperty().get()).isEqualTo(2);
  }

  @Test
  void usersAreChosenAmongThoseOfTheWantedLengths(FxRobot robot) {
    showRuns(robot);
    LengthRange there = model.lengthsThereProperty().get();
    assertThat(text("inspect-lengths-words")).isEqualTo(there.least() + " to " + there.most());
    press(robot, "inspect-longest");
    String longest = model.userProperty().get();
    SpanSlider slider = (SpanSlider) find("inspect-lengths");
    robot.interact(() -> slider.setHighValue(Math.log(there.least() + 1)));
    assertThat(text("inspect-lengths-words"))
        .isEqualTo(there.least() + " to " + (there.least() + 1));
    press(robot, "inspect-longest");
    assertThat(model.userProperty().get()).isNotEqualTo(longest);
    // The newest action is the question, so all but one are known.
    assertThat(text("inspect-known")).startsWith(there.least() + " items known");
    press(robot, "inspect-random");
    assertThat(text("inspect-known"))
        .matches("(" + (there.least() - 1) + "|" + there.least() + ") items known.*");
    robot.interact(slider::chooseAll);
    press(robot, "inspect-longest");
    assertThat(model.userProperty().get()).isEqualTo(longest);
  }

  private String text(String id) {
    return ((Labeled) find(id)).getText();
  }

  @Test
  void runsAreChosenByTheirNamesInTheLibrary(FxRobot robot) {
    showRuns(robot);
    RunChooser chooser = (RunChooser) find("inspect-run");
    assertThat(chooser.getValue()).isEqualTo(strided);
    robot.interact(() -> chooser.setValue(softmax));
    assertThat(model.runProperty().get()).isEqualTo(softmax);
    robot.interact(
        () -> {
          controller.follow(strided);
          assertThat(model.runProperty().get()).as("until the page is seen").isEqualTo(softmax);
          page.onShown();
        });
    assertThat(model.runProperty().get()).isEqualTo(strided);
    assertThat(chooser.getValue()).isEqualTo(strided);
  }

  @Test
  void aModelWithoutAttentionIsLookedIntoByItsItemsAndTransitions(FxRobot robot) {
    library.add(chain);
    robot.interact(page::onShown);
    Pulses.await(3);
    assertThat(scene.getRoot().lookup(".attention-panels").isVisible()).isFalse();
    assertThat(find("inspect-changed").isVisible()).isFalse();
    assertThat(find("inspect-learned-nearest").isVisible()).isTrue();
    assertThat(find("inspect-learned-gates").isVisible()).isFalse();

    type(robot, "inspect-learned-item", "9");
    robot.push(KeyCode.ENTER);
    Pulses.await(3);
    TableView<?> list = (TableView<?>) find("inspect-nearest-1-list");
    assertThat(list.getItems()).hasSize(10);
    String named = ((TextField) find("inspect-learned-item")).getText();
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    robot.push(KeyCode.ENTER);
    Pulses.await(2);
    assertThat(((TextField) find("inspect-learned-item")).getText()).isNotEqualTo(named);

    NamedHeatMap map = (NamedHeatMap) find("inspect-transitions-1-map-1");
    robot.interact(map::requestFocus);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    assertThat(map.cellProperty().get()).isEqualTo(new HeatCell(0, 1));
    assertThat(((Labeled) find("inspect-transitions-1-map-1-reading")).getText())
        .startsWith(map.matrix().rows().get(0) + " → " + map.matrix().columns().get(1) + ": ");
    robot.push(KeyCode.ESCAPE);
    assertThat(map.reading()).isEmpty();
    robot.interact(() -> map.asTable().orElseThrow().set(true));
    Pulses.await(2);
    TableView<?> numbers = (TableView<?>) map.lookup("#chart-table");
    assertThat(numbers.getItems()).hasSameSizeAs(map.matrix().rows());
    assertThat(map.export().orElseThrow().table()).isPresent();
  }

  @Test
  void whatAGateTakesForNoiseIsSeenInTheSequenceByItemAndByUser(FxRobot robot) {
    library.add(gate);
    robot.interact(page::onShown);
    Pulses.await(3);

    NamedHeatMap strip = (NamedHeatMap) find("inspect-genuine-1-map-1");
    assertThat(strip.matrix().rows()).containsExactly("gate, σ(ℓ)", "known: 0 is noise");
    assertThat(strip.matrix().columns()).last().asString().startsWith("now ");
    for (int item = 0; item < strip.matrix().columns().size(); item++) {
      assertThat(strip.matrix().value(0, item)).isStrictlyBetween(0f, 1f);
    }

    CurveChart roc = (CurveChart) find("inspect-noise-1-curve");
    assertThat(roc.model().series()).extracting(CurveSeries::label).contains("gate", "chance");
    assertThat(text("inspect-noise-1-curve-title")).matches("Known noise .*, AUC 0\\.\\d{3}");
    TableView<?> items = (TableView<?>) find("inspect-noise-1-list");
    assertThat(items.getItems()).hasSize(20);

    TableView<?> users = (TableView<?>) find("inspect-noisy-users-1-list");
    String before = model.userProperty().get();
    robot.interact(
        () -> {
          users.requestFocus();
          users.getSelectionModel().select(0);
        });
    robot.push(KeyCode.ENTER);
    Pulses.await(2);
    String now = model.userProperty().get();
    assertThat(now).isNotEqualTo(before);
    assertThat(now).isEqualTo(users.getColumns().get(0).getCellData(0));
  }

  @Test
  void plainAttentionTakesNothingForNoise(FxRobot robot) {
    showRuns(robot);
    for (String view : List.of("genuine", "noise", "noisy-users")) {
      assertThat(find("inspect-learned-" + view).isVisible()).as(view).isFalse();
    }
  }
}
