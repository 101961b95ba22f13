package recdenoiser.app.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import recdenoiser.app.attention.OpenRuns;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.PictureFolder;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;

/** The page without a run, with one whose sequence was edited, and with one without attention. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class InspectPicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

  @TempDir(factory = PictureFolder.class)
  static Path folder;

  private final Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
  private final InspectModel model = new InspectModel();
  private List<RunChoice> library = List.of();
  private InspectController controller;
  private Shell shell;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    controller = new InspectController(model, new OpenRuns(), () -> library, Background.direct());
    shell = new Shell(themes, () -> {});
    shell.add(
        new InspectPage(
            model,
            controller,
            new ChartContext(themes.themeProperty(), Background.direct(), notice -> {}),
            () -> {}));
    stage.setX(0);
    stage.setY(0);
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void looks(FxRobot robot) throws IOException {
    robot.interact(() -> shell.show(PageId.INSPECT));
    pictures.compare("inspect-empty", stage, themes);

    RunChoice trained = TrainedRuns.train(folder, "attention", "SPARSE_STRIDED", "maxLength", "24");
    library = List.of(new RunChoice("shop, strided", trained.folder()));
    robot.interact(
        () -> {
          controller.refresh();
          controller.chooseUser("12");
          model.placeProperty().set(1);
          controller.replace("9");
        });
    Pulses.await(4);
    pictures.compare("inspect", stage, themes);

    RunChoice chain = TrainedRuns.train(folder, "attention", "SOFTMAX", "model", "FMC");
    library = List.of(new RunChoice("shop, FMC", chain.folder()));
    robot.interact(
        () -> {
          controller.refresh();
          controller.chooseUser("12");
        });
    Pulses.await(4);
    pictures.compare("inspect-learned", stage, themes);
  }
}
