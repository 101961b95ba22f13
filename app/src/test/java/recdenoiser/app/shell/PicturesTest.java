package recdenoiser.app.shell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.train.RunState;

/** Draws the frame, the cards and the masks in every look and size. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class PicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

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
    shell.add(
        new MasksPage(
            masks,
            new ChartContext(themes.themeProperty(), Background.direct(), text -> {}),
            new RunList(List::of, Background.direct()),
            run -> {},
            () -> shell.show(PageId.TRAIN)));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void everyLook(FxRobot robot) {
    pictures.compare("empty", stage, themes);
    robot.interact(() -> shell.show(PageId.MASKS));
    pictures.compare("masks-empty", stage, themes);
    robot.interact(this::fill);
    pictures.compare("masks", stage, themes);
    robot.interact(() -> shell.show(PageId.TRAIN));
    pictures.compare("train", stage, themes);
    robot.interact(() -> shell.perform(Command.HELP));
    pictures.compare("help", stage, themes);
  }

  private void fill() {
    train.fill();
    train.look.smoothingProperty().set(0.9);
    shell.model().runProperty().set(new RunStatus(RunState.TRAINING, 0.41, 192));
    shell.model().queuedRunsProperty().set(2);
    shell.model().simdProperty().set("SIMD 512");
    shell.model().lastSavedProperty().set(Instant.now().minusSeconds(41));
  }
}
