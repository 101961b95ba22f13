package recdenoiser.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pictures;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.train.RunState;

/** Draws the frame, the cards and the masks in every look and size, for people to judge. */
@ExtendWith(ApplicationExtension.class)
class PicturesTest {
  private Themes themes;
  private Shell shell;
  private TrainLikePage train;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    shell = new Shell(themes, () -> {});
    MasksController masks = new MasksController(Background.direct());
    train = new TrainLikePage(themes, masks);
    shell.add(train);
    shell.add(new MasksPage(masks, themes.themeProperty(), () -> shell.show(PageId.TRAIN)));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void everyLook(FxRobot robot) {
    Pictures.takeAll("empty", stage, themes);
    robot.interact(() -> shell.show(PageId.MASKS));
    Pictures.takeAll("masks-empty", stage, themes);
    robot.interact(this::fill);
    Pictures.takeAll("masks", stage, themes);
    robot.interact(() -> shell.show(PageId.TRAIN));
    Pictures.takeAll("train", stage, themes);
    robot.interact(() -> shell.perform(Command.HELP));
    Pictures.takeAll("help", stage, themes);
    assertThat(Path.of("target", "pictures"))
        .isDirectoryContaining(
            file -> file.toString().endsWith("help-dark-1920.png") && size(file) > 20_000);
  }

  private void fill() {
    train.fill();
    train.look.smoothingProperty().set(0.9);
    shell.model().runProperty().set(new RunStatus(RunState.TRAINING, 0.41, 192));
    shell.model().queuedRunsProperty().set(2);
    shell.model().simdProperty().set("SIMD 512");
    shell.model().lastSavedProperty().set(Instant.now().minusSeconds(41));
  }

  private static long size(Path file) {
    return file.toFile().exists() ? file.toFile().length() : 0;
  }
}
