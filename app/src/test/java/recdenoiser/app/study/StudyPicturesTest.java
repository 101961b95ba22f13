package recdenoiser.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
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
import recdenoiser.engine.study.Studies;

/** Draws the page before a study is chosen, without a file for its data, and half done. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class StudyPicturesTest {
  @TempDir(factory = PictureFolder.class)
  static Path folder;

  private static Path file;

  /** The time left depends on how fast the runs were. */
  @RegisterExtension final KeptPictures pictures = new KeptPictures("#study-summary");

  private final StudyModel model = new StudyModel();
  private StudyController controller;
  private Themes themes;
  private Shell shell;
  private Stage stage;

  @BeforeAll
  static void train() throws IOException {
    file = SmallStudyFile.write(folder.resolve("small.json"), 1);
    for (String width : List.of("4", "8")) {
      for (String seed : List.of("1", "2")) {
        if (width.equals("4") || seed.equals("1")) {
          TrainedRuns.train(
              folder.resolve("runs"), "width", width, "seed", seed, "evaluateEvery", "1");
        }
      }
    }
  }

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    shell = new Shell(themes, () -> {});
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    controller =
        new StudyController(
            model,
            Background.direct(),
            (work, done, failed) -> {},
            () -> List.of(folder.resolve("runs")),
            new MemoryPreferences(),
            1);
    shell.add(
        new StudyPage(
            model,
            controller,
            charts,
            run -> {},
            before -> new StudyPage.Beside(new Region(), command -> false)));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    shell.show(PageId.STUDY);
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(controller::close);
  }

  @Test
  void beforeWithoutAFileAndHalfDone(FxRobot robot) {
    pictures.compare("study-empty", stage, themes);
    robot.interact(() -> controller.choose(Studies.load("rec-denoiser-table-2")));
    robot.interact(() -> controller.setQuick(false));
    Pulses.await(4);
    pictures.compare("study-needed", stage, themes);
    robot.interact(() -> controller.openFile(file));
    Pulses.await(8);
    pictures.compare("study", stage, themes);
    pictures.compare("study", stage, themes, Theme.LIGHT, 1024, 700);
    assertThat(model.standingProperty().get().result().finished()).isEqualTo(3);
    robot.interact(() -> model.aspectProperty().set(StudyAspect.AXES));
    Pulses.await(8);
    pictures.compare("study-axes", stage, themes);
  }

  @Test
  void aSearchThatHasNotBegun(FxRobot robot) throws IOException {
    Path searching = SmallStudyFile.writeSearching(folder.resolve("search.json"));
    robot.interact(() -> controller.openFile(searching));
    Pulses.await(8);
    pictures.compare("study-search", stage, themes);
    assertThat(model.standingProperty().get().searching()).isTrue();
  }
}
