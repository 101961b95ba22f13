package recdenoiser.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.testing.FakeRun;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pictures;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.train.MaskSnapshot;

/** Curves and maps at their limits, for people to judge. */
@ExtendWith(ApplicationExtension.class)
class ChartPicturesTest {
  private static final int EPOCHS = 200;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private final ObservableValue<Theme> theme = themes.themeProperty();
  private Stage stage;
  private CurveChart crossHaired;
  private CurveChart busy;

  @Start
  void start(Stage primary) {
    stage = primary;
    CurveLook logarithm = new CurveLook();
    logarithm.logarithmicProperty().set(true);
    logarithm.axisProperty().set(CurveAxis.TIME);
    CurveModel loss = new CurveModel("training loss", logarithm);
    FakeRun.fillLoss(loss.add("total"), EPOCHS, 1.5, 0.31, 1);
    FakeRun.fillLoss(loss.add("γ · Jacobian"), EPOCHS, 0.03, 0.002, 2);

    CurveModel many = new CurveModel("test NDCG@10", new CurveLook());
    for (int i = 0; i < 8; i++) {
      FakeRun.fillMetric(many.add("SASRec, n = " + (20 + 10 * i)), EPOCHS, 5, 0.4 + 0.02 * i, i);
    }
    CurveModel longNames = new CurveModel("validation Hit@10", new CurveLook());
    String name = "Rec-Denoiser with ARM masks drawn for every sequence, reachable credit";
    FakeRun.fillMetric(longNames.add(name), EPOCHS, 5, 0.7, 3);
    CurveModel point = new CurveModel("validation NDCG@10", new CurveLook());
    point.add("sampled").append(1, 3, 0.2134);
    busy = new CurveChart(loss, theme);
    crossHaired = new CurveChart(many, theme);
    CurveChart table = new CurveChart(loss, theme);
    table.asTableProperty().set(true);
    stage.setScene(
        new Scene(
            new CardGrid(
                new Card("Logarithm over time", busy),
                new Card("Many lines", crossHaired),
                new Card("A long name", new CurveChart(longNames, theme)),
                new Card("One point", new CurveChart(point, theme)),
                new Card("As a table", table),
                new Card("200 slots", longWindow())),
            1280,
            800));
    themes.dress(stage.getScene());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1920);
    stage.setHeight(1080);
    stage.show();
  }

  @Test
  void limits(FxRobot robot) {
    Pulses.await(8);
    robot.moveTo(crossHaired);
    assertThat(Pictures.take("limits", stage, themes, Theme.LIGHT, 1920, 1080)).isNotEmptyFile();
    robot.moveTo(crossHaired);
    assertThat(Pictures.take("limits", stage, themes, Theme.DARK, 1920, 1080)).isNotEmptyFile();
  }

  private HeatMap longWindow() {
    MaskSnapshot masks = FakeRun.masks(60, 200, 1);
    HeatMap map = new HeatMap("200 slots", new HeatScale(0.05, true), theme);
    map.matrixProperty().set(new HeatMatrix(200, masks.attention().means()[0]));
    map.cellProperty().set(new HeatCell(150, 100));
    map.keptProperty().set(true);
    return map;
  }
}
