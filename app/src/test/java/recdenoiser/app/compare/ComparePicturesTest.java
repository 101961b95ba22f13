package recdenoiser.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.SideBySideController;
import recdenoiser.app.attention.SideBySideView;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;

/** Draws runs that are compared, and the page before there are any. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class ComparePicturesTest {
  @TempDir(factory = PictureFolder.class)
  static Path folder;

  private static List<Path> runs;

  /** The notes name folders, which are named by the time. */
  @RegisterExtension final KeptPictures pictures = new KeptPictures("#compare-notes");

  private final CompareModel model = new CompareModel();
  private CompareController controller;
  private Themes themes;
  private Shell shell;
  private Stage stage;

  @BeforeAll
  static void train() throws IOException {
    runs = new ArrayList<>();
    for (String attention : List.of("SOFTMAX", "SPARSE_STRIDED", "ENTMAX")) {
      for (String seed : List.of("1", "2", "3")) {
        runs.add(
            TrainedRuns.train(
                    folder,
                    "attention",
                    attention,
                    "seed",
                    seed,
                    "epochs",
                    "4",
                    "evaluateEvery",
                    "1")
                .folder());
      }
    }
  }

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    shell = new Shell(themes, () -> {});
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    SideBySideController attention = new SideBySideController(new OpenRuns(), Background.direct());
    controller =
        new CompareController(
            model,
            Background.direct(),
            1,
            () -> {},
            text -> {},
            comparison ->
                attention.open(
                    comparison.members().stream()
                        .map(one -> one.member().runs().get(0))
                        .map(run -> new RunChoice(run.name(), run.folder()))
                        .toList()));
    shell.add(
        new ComparePage(
            model, controller, charts, new SideBySideView(attention, charts), () -> {}));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    shell.show(PageId.COMPARE);
  }

  @Test
  void beforeAndAfterRunsAreChosen(FxRobot robot) {
    pictures.compare("compare-empty", stage, themes);
    robot.interact(() -> controller.compare(runs));
    Pulses.await(4);
    pictures.compare("compare", stage, themes);
    pictures.compare("compare", stage, themes, Theme.LIGHT, 1024, 700);
    assertThat(model.comparisonProperty().get().members()).hasSize(3);
  }
}
