package recdenoiser.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TabWalk;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/** Draws analyses before anything is asked, and with an answer. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class AnalysisPicturesTest {
  @TempDir(factory = PictureFolder.class)
  static Path folder;

  private static RunChoice run;

  /** A run is called by the time at which it was made. */
  @RegisterExtension
  final KeptPictures pictures = new KeptPictures("#analysis-run", "#analysis-chosen");

  private final AnalysisModel model = new AnalysisModel();
  private AnalysisController controller;
  private Themes themes;
  private Stage stage;

  @BeforeAll
  static void train() throws IOException {
    run = TrainedRuns.train(folder.resolve("runs"), "seed", "1");
  }

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    controller =
        new AnalysisController(
            model, new RunList(() -> List.of(run), Background.direct()), Background.direct(), 1);
    Scene scene = new Scene(new AnalysisView(model, controller, charts, new HBox()), 1280, 800);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void beforeAndWithAnAnswer(FxRobot robot) {
    pictures.compare("analysis-empty", stage, themes);
    robot.interact(() -> controller.choose(run));
    robot.interact(controller::start);
    Pulses.await(8);
    pictures.compare("analysis", stage, themes);
    pictures.compare("analysis", stage, themes, Theme.LIGHT, 1024, 700);
    assertThat(model.drawnProperty().get().analysed().grid().rows()).hasSize(7);
    everythingIsReachedByTabAndHasAName(robot);
  }

  private void everythingIsReachedByTabAndHasAName(FxRobot robot) {
    TabWalk walk = new TabWalk(robot, stage.getScene());
    Set<Node> reached = walk.reached();
    assertThat(reached)
        .filteredOn(control -> !TabWalk.hasName(control))
        .extracting(TabWalk::describe)
        .isEmpty();
  }
}
