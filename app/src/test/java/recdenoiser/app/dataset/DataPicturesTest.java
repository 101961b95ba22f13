package recdenoiser.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.importing.ImportController;
import recdenoiser.app.importing.ImportFiles;
import recdenoiser.app.importing.ImportModel;
import recdenoiser.app.importing.ImportView;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.data.importing.ImportJob;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportWatch;
import recdenoiser.engine.data.importing.Importer;

/** Draws the page of a data set beside what is published and beside another one. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class DataPicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

  @TempDir(factory = PictureFolder.class)
  static Path folder;

  private final DatasetModel model = new DatasetModel();
  private final ImportModel imports = new ImportModel();
  private final ImportController importer =
      new ImportController(imports, Background.direct(), InstantSource.system(), this::open);
  private final DatasetController controller =
      new DatasetController(model, importer, new MemoryPreferences(), Background.direct());
  private Themes themes;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    Shell shell = new Shell(themes, () -> {});
    shell.add(
        new DatasetPage(
            model,
            controller,
            another -> new ImportView(imports, importer, another),
            new ChartContext(themes.themeProperty(), Background.direct(), text -> {}),
            () -> {}));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void besideWhatIsPublishedAndBesideAnother(FxRobot robot) throws IOException {
    robot.interact(controller::openSample);
    take("data-sample");
    Path file = ImportFiles.atomic(folder, "ml-100k.inter");
    Files.writeString(folder.resolve("ml-100k.item"), genres());
    Path packed =
        new ImportJob(file, Importer.plan(file, ""), ImportRecipe.PLAIN, "beauty", folder)
            .run(ImportWatch.NONE)
            .packed();
    robot.interact(() -> controller.openFile(packed));
    take("data-published");
    scrollTo(robot, 1);
    take("data-origin");
    scrollTo(robot, 0);
    robot.interact(() -> controller.compare(file));
    take("data-compared");
    robot.interact(() -> controller.compare(folder.resolve("nothing.txt")));
    take("data-compare-problem");
    assertThat(model.compareProblemProperty().get()).contains("nothing.txt");
  }

  private void scrollTo(FxRobot robot, double share) {
    ScrollPane grid = (ScrollPane) stage.getScene().lookup(".card-grid");
    robot.interact(() -> grid.setVvalue(share));
  }

  private static String genres() {
    StringBuilder text =
        new StringBuilder("item_id:token\tmovie_title:token_seq\tclass:token_seq\n");
    for (int item = 1; item <= 30; item++) {
      text.append(item).append("\tFilm ").append(item).append('\t');
      text.append(item % 3 == 0 ? "Comedy Drama" : item % 2 == 0 ? "Thriller" : "Drama");
      text.append('\n');
    }
    return text.toString();
  }

  private void open(Path packed) {
    controller.open(packed.toString());
  }

  private void take(String name) {
    pictures.compare(name, stage, themes);
  }
}
