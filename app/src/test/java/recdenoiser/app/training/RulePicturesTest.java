package recdenoiser.app.training;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.prefs.Preferences;
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
import recdenoiser.app.masks.MasksOfRun;
import recdenoiser.app.masks.MasksPage;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.task.Background;
import recdenoiser.app.testing.FakeMaps;
import recdenoiser.app.testing.KeptPictures;
import recdenoiser.app.testing.MemoryPreferences;
import recdenoiser.app.theme.Themes;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.queue.RunLauncher;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Draws what the Train and Masks pages show of every rule of attention. */
@ExtendWith(ApplicationExtension.class)
@Tag("pictures")
class RulePicturesTest {
  @RegisterExtension final KeptPictures pictures = new KeptPictures();

  private static final int EPOCHS = 60;
  private static final int BLOCKS = 2;
  private static final RunConfig BASE =
      Presets.load("sample").config().with("width", "64").with("maxLength", "30");

  private final Preferences preferences = new MemoryPreferences();
  private TrainingModel model;
  private MasksController masks;
  private Themes themes;
  private Shell shell;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    themes = new Themes(preferences, Optional::empty);
    shell = new Shell(themes, () -> {});
    masks = new MasksController(Background.direct());
    model = new TrainingModel(InstantSource.system(), masks::accept);
    QueueModel queue = new QueueModel();
    RunLauncher nobody = new FakeLauncher(Path.of("run"), BASE);
    TrainingController controller =
        new TrainingController(model, queue, Path.of("runs"), nobody, 1, folder -> {});
    ChartContext charts = new ChartContext(themes.themeProperty(), Background.direct(), text -> {});
    shell.add(
        new TrainingPage(
            model, queue, controller, new MasksOfRun(masks, charts), charts, () -> {}));
    shell.add(
        new MasksPage(
            masks,
            new ChartContext(themes.themeProperty(), Background.direct(), text -> {}),
            new RunList(List::of, Background.direct()),
            run -> {},
            () -> {}));
    stage.setScene(shell.scene(1280, 800));
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void everyRule(FxRobot robot) {
    RunConfig four = BASE.with("heads", "4");
    show(robot, four.with("attention", "ENTMAX"), FakeMaps.entmax(EPOCHS, 30, BLOCKS, 4));
    take("rules-entmax", robot);
    RunConfig two = BASE.with("heads", "2");
    show(
        robot,
        two.with("attention", "SPARSE_STRIDED").with("patternHeads", "SPLIT"),
        FakeMaps.strided(EPOCHS, 30, BLOCKS, 2, 5, true));
    take("rules-strided", robot);
    robot.interact(() -> masks.model().headProperty().set(1));
    take("rules-strided-head-2", robot);
    show(
        robot,
        two.with("attention", "SPARSE_STRIDED")
            .with("model", "BERT4REC")
            .with("loss", "FULL_SOFTMAX"),
        FakeMaps.strided(EPOCHS, 30, BLOCKS, 2, 5, false));
    take("rules-both-directions", robot);
    show(robot, two.with("maskHeads", "PER_HEAD"), FakeMaps.masksPerHead(EPOCHS, 30, BLOCKS, 2));
    take("rules-masks-per-head", robot);
    show(robot, BASE.with("blocks", "0").with("attention", "SOFTMAX"), null);
    take("rules-no-blocks", robot);
  }

  private void take(String name, FxRobot robot) {
    robot.interact(() -> shell.show(PageId.TRAIN));
    pictures.compare(name + "-train", stage, themes);
    robot.interact(() -> shell.show(PageId.MASKS));
    pictures.compare(name + "-masks", stage, themes);
  }

  private void show(FxRobot robot, RunConfig config, MaskSnapshot snapshot) {
    robot.interact(
        () -> {
          masks.open("a run", null);
          model.replay(config, Path.of("a run"), events(config), RunState.FINISHED);
          if (snapshot != null) {
            masks.accept(snapshot);
          }
        });
  }

  private static List<TrainingEvent> events(RunConfig config) {
    List<TrainingEvent> events = new ArrayList<>();
    events.add(new TrainingEvent.Started(1, EPOCHS, 12, 31_415, BLOCKS, 30));
    int heads = config.model().heads();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double[][] open = new double[BLOCKS][heads];
      double[][] alpha = new double[BLOCKS][heads];
      for (int b = 0; b < BLOCKS; b++) {
        for (int h = 0; h < heads; h++) {
          double way = 1 - Math.exp(-epoch / (15.0 + 3 * h));
          open[b][h] = 1 - way * (0.2 + 0.1 * h + 0.25 * b);
          alpha[b][h] = 1.5 + way * (0.12 * h - 0.25 + 0.15 * b);
        }
      }
      LossTerms loss =
          LossTerms.of(Map.of("prediction", 0.4 + 1.1 * Math.exp(-epoch / 12.0), "masks", 0.1));
      events.add(
          new TrainingEvent.EpochEnded(
              epoch,
              12L * epoch,
              loss,
              Map.of("openShares", open, "alpha", alpha),
              9000,
              81_000,
              2.5 * epoch,
              0));
      double value = 0.6 * (1 - Math.exp(-epoch / 10.0));
      double[] all = {value / 3, value * 0.8, value, value * 1.1};
      RankingMetrics metrics = new RankingMetrics(100, all, all, all);
      events.add(
          new TrainingEvent.Evaluated(
              epoch,
              Split.VALIDATION,
              new Evaluation(metrics, metrics, 1),
              epoch == EPOCHS,
              2.5 * epoch));
    }
    return events;
  }
}
