package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import recdenoiser.app.chart.CurveChart;
import recdenoiser.app.chart.HeatMap;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.HeatCell;

/** Curves and maps, looked at as a person looks at them. */
@ExtendWith(ApplicationExtension.class)
class TrainLikePageTest {
  private TrainLikePage train;
  private MasksController masks;
  private CurveChart lossChart;

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    Shell shell = new Shell(themes, () -> {});
    masks = new MasksController(Background.direct());
    train = new TrainLikePage(themes, masks);
    shell.add(train);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(shell.scene(1280, 1000));
    stage.setWidth(1280);
    stage.setHeight(1000);
    stage.show();
    stage.requestFocus();
    train.fill();
    lossChart = (CurveChart) train.cards.cards().get(0).lookup(".curve-chart");
  }

  @Test
  void pointingAtACurveReadsAllLines(FxRobot robot) {
    Pulses.await(6);
    robot.moveTo(lossChart);
    Pulses.await(2);
    Node panel = lossChart.lookup("#chart-readout");
    assertThat(panel.isVisible()).isTrue();
    assertThat(labels(panel)).contains("total", "BCE", "β · masks", "γ · Jacobian");
    robot.moveTo("#page-title");
    assertThat(panel.isVisible()).isFalse();
  }

  @Test
  void arrowKeysMoveTheCrossHair(FxRobot robot) {
    Pulses.await(6);
    robot.interact(lossChart::requestFocus);
    robot.type(KeyCode.LEFT);
    Node panel = lossChart.lookup("#chart-readout");
    assertThat(panel.isVisible()).isTrue();
    String first = labels(panel);
    robot.type(KeyCode.LEFT);
    assertThat(labels(panel)).isNotEqualTo(first);
  }

  @Test
  void controlsMoveAllCharts(FxRobot robot) {
    robot.clickOn("#chart-axis-time").clickOn("#chart-logarithm");
    assertThat(train.look.axisProperty().get()).isEqualTo(CurveAxis.TIME);
    assertThat(train.look.logarithmicProperty().get()).isTrue();
    robot.interact(() -> robot.lookup("#chart-smoothing").<Slider>query().requestFocus());
    robot.type(KeyCode.RIGHT);
    assertThat(train.look.smoothingProperty().get()).isPositive();
    robot.clickOn("#chart-axis-time");
    assertThat(train.look.axisProperty().get()).isEqualTo(CurveAxis.TIME);
  }

  @Test
  void theSameNumbersStandInATable(FxRobot robot) {
    robot.interact(() -> lossChart.asTableProperty().set(true));
    Pulses.await(6);
    TableView<?> table = (TableView<?>) lossChart.lookup("#chart-table");
    assertThat(table.isVisible()).isTrue();
    assertThat(table.getItems()).hasSize(4 * 20 * TrainLikePage.EPOCHS);
    assertThat(lossChart.getAccessibleText()).contains("total", "training loss");
  }

  @Test
  void aFloodOfPointsIsDrawnAtMostTwentyFiveTimesASecond(FxRobot robot) {
    Pulses.await(6);
    CurveSeries total = train.loss.series().get(0);
    long before = lossChart.draws();
    long start = System.nanoTime();
    for (int burst = 0; burst < 40; burst++) {
      double epoch = TrainLikePage.EPOCHS + burst;
      robot.interact(
          () -> {
            for (int i = 0; i < 200; i++) {
              total.append(epoch + i / 200.0, 3 * epoch, 0.5);
            }
          });
    }
    Pulses.await(6);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(lossChart.draws() - before).isBetween(1L, (long) Math.ceil(25 * seconds) + 1);
  }

  @Test
  void nothingIsDrawnWhileHidden(FxRobot robot) {
    Pulses.await(6);
    robot.interact(() -> train.cards.cards().get(1).fillingProperty().set(true));
    Pulses.await(6);
    long before = lossChart.draws();
    robot.interact(() -> train.loss.series().get(0).append(TrainLikePage.EPOCHS + 1, 400, 0.5));
    Pulses.await(6);
    assertThat(lossChart.draws()).isEqualTo(before);
    robot.interact(() -> train.cards.restore());
    Pulses.await(6);
    assertThat(lossChart.draws()).isGreaterThan(before);
  }

  @Test
  void sliderGoesThroughTheEpochs(FxRobot robot) {
    Slider slider = robot.lookup("#masks-epoch").query();
    assertThat(slider.getMax()).isEqualTo(masks.model().epochs().size() - 1);
    robot.interact(slider::requestFocus);
    robot.type(KeyCode.LEFT);
    assertThat(masks.model().epochProperty().get()).isEqualTo(TrainLikePage.EPOCHS - 3);
    assertThat(masks.model().liveProperty().get()).isFalse();
    robot.interact(() -> train.perform(Command.EPOCH_LIVE));
    assertThat(slider.getValue()).isEqualTo(slider.getMax());
  }

  @Test
  void pointingAtACellReadsIt(FxRobot robot) {
    HeatMap map = shownMap(robot);
    robot.moveTo(cellOf(map));
    WaitForAsyncUtils.waitForFxEvents();
    HeatCell cell = masks.model().cellProperty().get();
    assertThat(cell).isNotNull();
    assertThat(reading(robot)).startsWith("query ").contains("key");
    robot.clickOn(cellOf(map));
    robot.moveTo("#page-title");
    assertThat(masks.model().cellProperty().get()).as("a click keeps it").isEqualTo(cell);
    robot.interact(map::requestFocus);
    robot.type(KeyCode.LEFT).type(KeyCode.DOWN);
    assertThat(masks.model().cellProperty().get())
        .isEqualTo(new HeatCell(cell.query() + 1, cell.key() - 1));
    robot.type(KeyCode.ESCAPE);
    assertThat(train.cards.cards()).as("the page first").allMatch(Node::isVisible);
    robot.type(KeyCode.ESCAPE);
    assertThat(masks.model().cellProperty().get()).isNull();
    assertThat(reading(robot)).startsWith("Point at a cell");
  }

  private HeatMap shownMap(FxRobot robot) {
    robot.interact(() -> train.cards.cards().get(3).fillingProperty().set(true));
    Pulses.await(8);
    return robot.lookup("#masks-open-1").query();
  }

  private static Point2D cellOf(HeatMap map) {
    Bounds bounds = map.localToScreen(map.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static String reading(FxRobot robot) {
    return robot.lookup("#masks-reading").<Label>query().getText();
  }

  private static String labels(Node panel) {
    StringBuilder text = new StringBuilder();
    panel.lookupAll(".label").forEach(node -> text.append(((Label) node).getText()).append('\n'));
    return text.toString();
  }
}
