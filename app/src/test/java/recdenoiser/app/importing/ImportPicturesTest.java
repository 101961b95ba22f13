package recdenoiser.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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
import recdenoiser.app.dataset.DatasetController;
import recdenoiser.app.dataset.DatasetModel;
import recdenoiser.app.dataset.DatasetPage;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.FileLayout.Format;

/** Draws an import from its beginning to its end. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class ImportPicturesTest {
  @RegisterExtension
  final KeptPictures pictures = new KeptPictures("#import-folder", "#import-rejected-file");

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
  void fromTheFirstLookToTheResult(FxRobot robot) throws IOException {
    Path atomic = ImportFiles.atomic(folder, "ml-100k.inter");
    robot.interact(() -> controller.openFile(atomic));
    take("import-preview");
    robot.interact(() -> importer.correctLayout(new FileLayout(Format.TEXT, ";", false)));
    take("import-problem");
    robot.interact(importer::asFound);
    robot.interact(imports::begin);
    robot.interact(() -> imports.advance(new ImportProgress(0.43, 8_612_045, 14.2)));
    take("import-progress");
    robot.interact(() -> imports.fail(""));
    Path zip = ImportFiles.zip(folder, "ml-latest-small.zip");
    robot.interact(() -> controller.openFile(zip));
    take("import-zip");
    Path odd = ImportFiles.odd(folder, "shop.csv", 1000, 9);
    robot.interact(() -> controller.openFile(odd));
    robot.interact(
        () -> importer.correctColumns(new ActionColumns("who", "what", "price", "when")));
    fillIn(robot);
    take("import-rejected");
    robot.interact(() -> option("minUserActions", "x"));
    take("import-wrong-number");
    robot.interact(() -> option("minUserActions", "3"));
    robot.interact(importer::start);
    take("import-result");
    robot.interact(importer::close);
    take("import-statistics");
    assertThat(model.opened()).isPresent();
  }

  private void fillIn(FxRobot robot) {
    robot.interact(
        () -> {
          option("minRating", "2");
          option("minUserActions", "3");
          option("minItemActions", "3");
          option("maxUsers", "38");
        });
  }

  private void option(String name, String value) {
    imports.options().number(name).textProperty().set(value);
  }

  @Test
  void namesThatAreFarTooLong(FxRobot robot) throws IOException {
    String longName = "every-click-of-everybody-since-the-shop-opened-".repeat(4) + "final.csv";
    Path deep = Files.createDirectories(folder.resolve("a-folder-with-a-long-name".repeat(5)));
    Path file = ImportFiles.odd(deep, longName, 1000, 3);
    robot.interact(() -> controller.openFile(file));
    take("import-long-name");
    robot.interact(() -> importer.correctColumns(new ActionColumns("who", "what", "", "when")));
    robot.interact(importer::start);
    take("import-long-result");
    assertThat(imports.resultProperty().get()).isNotNull();
  }

  private void open(Path packed) {
    controller.open(packed.toString());
  }

  private void take(String name) {
    pictures.compare(name, stage, themes);
  }
}
