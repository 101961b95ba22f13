package recdenoiser.app.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.dataset.OpenedData;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pictures;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.experiment.Presets;

/** Draws the whole form for the longest of its settings, for people to judge. */
@ExtendWith(ApplicationExtension.class)
class FormPicturesTest {
  private static final int WHOLE_FORM = 2600;

  private final ConfigureModel model = new ConfigureModel(Presets.list());
  private Themes themes;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(new MemoryPreferences(), Optional::empty);
    Shell shell = new Shell(themes, () -> {});
    ConfigureController controller =
        new ConfigureController(model, Background.direct(), config -> {}, 1);
    shell.add(
        new ConfigurePage(model, controller, new ReadOnlyObjectWrapper<OpenedData>(this, "data")));
    stage.setScene(shell.scene(1280, 800));
    stage.show();
  }

  @Test
  void longForms(FxRobot robot) {
    choose(robot, "backbone=SSE_PT", "attention=LEARNED_MASK", "estimator=REINFORCE");
    choose(
        robot,
        "noise=REPLACED",
        "jacobianPenalty=0.01",
        "lossNegatives=256",
        "weightDecay=0.01",
        "heads=2");
    for (int width : new int[] {1000, 1280, 1920}) {
      Pictures.take("form-sse-pt", stage, themes, Theme.LIGHT, width, WHOLE_FORM);
    }
    robot.interact(() -> model.useData("games.txt", false));
    choose(robot, "backbone=TISASREC", "attention=SPARSE_FIXED");
    Pictures.takeAll("form-no-times", stage, themes);
    choose(robot, "backbone=BERT4REC", "attention=ENTMAX", "loss=FULL_SOFTMAX");
    Pictures.takeAll("form-bert4rec", stage, themes);
    choose(robot, "blocks=0", "backbone=SASREC", "attention=SOFTMAX");
    Pictures.takeAll("form-no-blocks", stage, themes);
    assertThat(Path.of("target", "pictures", "form-no-blocks-dark-1920.png")).isNotEmptyFile();
  }

  private void choose(FxRobot robot, String... settings) {
    for (String setting : settings) {
      String[] parts = setting.split("=");
      SettingField field = model.field(parts[0]);
      robot.interact(
          () -> {
            field.textProperty().set(parts[1]);
            model.commit(field);
          });
    }
  }
}
