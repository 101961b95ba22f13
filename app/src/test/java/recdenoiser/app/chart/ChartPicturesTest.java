package recdenoiser.app.chart;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.shell.Card;
import recdenoiser.app.shell.CardGrid;
import recdenoiser.app.testing.FakeRun;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.MaskSnapshot;

/** Curves and maps at their limits. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class ChartPicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

  private static final int EPOCHS = 200;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private final ObservableValue<Theme> theme = themes.themeProperty();
  private Stage stage;
  private CurveChart crossHaired;
  private CurveChart busy;

  @Start
  void start(Stage primary) {
    stage = primary;
    CurveSettings logarithm = new CurveSettings();
    logarithm.logarithmicProperty().set(true);
    logarithm.axisProperty().set(CurveAxis.TIME);
    CurveModel loss = new CurveModel("training loss", logarithm);
    FakeRun.fillLoss(loss.add("total"), EPOCHS, 1.5, 0.31, 1);
    FakeRun.fillLoss(loss.add("γ · Jacobian"), EPOCHS, 0.03, 0.002, 2);

    CurveModel many = new CurveModel("test NDCG@10", new CurveSettings());
    for (int i = 0; i < 8; i++) {
      FakeRun.fillMetric(many.add("SASRec, n = " + (20 + 10 * i)), EPOCHS, 5, 0.4 + 0.02 * i, i);
    }
    CurveModel longNames = new CurveModel("validation Hit@10", new CurveSettings());
    String name = "Rec-Denoiser with ARM masks drawn for every sequence, reachable credit";
    FakeRun.fillMetric(longNames.add(name), EPOCHS, 5, 0.7, 3);
    CurveModel point = new CurveModel("validation NDCG@10", new CurveSettings());
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
    pictures.compare("limits", stage, themes, Theme.LIGHT, 1920, 1080);
    robot.moveTo(crossHaired);
    pictures.compare("limits", stage, themes, Theme.DARK, 1920, 1080);
  }

  private HeatMap longWindow() {
    MaskSnapshot masks = FakeRun.masks(60, 200, 1);
    HeatMap map =
        new HeatMap("200 slots", new SimpleObjectProperty<>(HeatScale.clippedAt(0.05)), theme);
    map.matrixProperty().set(new HeatMatrix(200, masks.attention().means()[0]));
    map.cellProperty().set(new HeatCell(150, 100));
    map.keptProperty().set(true);
    return map;
  }
}
