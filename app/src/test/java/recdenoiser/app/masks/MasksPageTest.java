package recdenoiser.app.masks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.RunChooser;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.testing.Pulses;
import recdenoiser.app.testing.TrainedRuns;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.run.RunFolder;

/** The page, used as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class MasksPageTest {
  @TempDir static Path folder;
  private static RunChoice learned;
  private static RunChoice strided;

  private final List<RunChoice> library = new ArrayList<>();
  private final MasksController masks = new MasksController(Background.direct());
  private MasksPage page;
  private Scene scene;

  @BeforeAll
  static void train() throws IOException {
    learned = TrainedRuns.train(folder, "attention", "LEARNED_MASK");
    strided = TrainedRuns.train(folder, "attention", "SPARSE_STRIDED");
  }

  @Start
  void start(Stage stage) {
    Themes themes = new Themes(new MemoryPreferences(), Optional::empty);
    page =
        new MasksPage(
            masks,
            new ChartContext(themes.themeProperty(), Background.direct(), notice -> {}),
            new RunList(() -> library, Background.direct()),
            run -> masks.open(run.name(), new FolderMasks(new RunFolder(run.folder()))),
            () -> {});
    scene = new Scene((Parent) page.view(), 1100, 700);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private RunChooser chooser() {
    return (RunChooser) scene.getRoot().lookup("#masks-run");
  }

  @Test
  void anyRunOfTheLibraryCanBeChosen(FxRobot robot) {
    library.addAll(List.of(new RunChoice("the learned one", learned.folder()), strided));
    robot.interact(page::onShown);
    Pulses.await(2);
    assertThat(chooser().getValue()).isNull();
    robot.interact(() -> chooser().setValue(chooser().getItems().get(1)));
    assertThat(page.context().getValue()).isEqualTo(strided.name());
    assertThat(masks.model().snapshotProperty().get()).isNotNull();
    robot.interact(() -> masks.open("opened", new FolderMasks(new RunFolder(learned.folder()))));
    assertThat(chooser().getValue().name())
        .as("the library's name of the run that was opened elsewhere")
        .isEqualTo("the learned one");
    robot.interact(page::onShown);
    assertThat(chooser().getValue().name()).isEqualTo("the learned one");
    assertThat(page.context().getValue()).isEqualTo("opened");
  }
}
