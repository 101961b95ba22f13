package recdenoiser.app.configure;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Theme;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.config.Presets;

/** Draws the whole form for the longest of its settings. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class FormPicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

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
    choose(robot, "model=SSE_PT", "attention=LEARNED_MASK", "estimator=REINFORCE");
    choose(
        robot,
        "noise=REPLACED",
        "jacobianPenalty=0.01",
        "lossNegatives=256",
        "weightDecay=0.01",
        "heads=2");
    for (int width : new int[] {1000, 1280}) {
      pictures.compare("form-sse-pt", stage, themes, Theme.LIGHT, width, WHOLE_FORM);
    }
    robot.interact(() -> model.useData("games.txt", false));
    choose(robot, "model=TISASREC", "attention=SPARSE_FIXED");
    pictures.compare("form-no-times", stage, themes);
    choose(robot, "model=BERT4REC", "attention=ENTMAX", "loss=FULL_SOFTMAX");
    pictures.compare("form-bert4rec", stage, themes);
    choose(robot, "blocks=0", "model=SASREC", "attention=SOFTMAX");
    pictures.compare("form-no-blocks", stage, themes);
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
