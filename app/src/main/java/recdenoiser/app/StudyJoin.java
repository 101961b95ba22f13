package recdenoiser.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.study.StudyController;
import recdenoiser.app.study.StudyModel;
import recdenoiser.app.study.StudyPage;
import recdenoiser.app.text.Texts;
import recdenoiser.app.training.TrainingController;

/** Joins the Study page with the window's queue and with the page that shows a run. */
final class StudyJoin {
  private static final Texts SHELL = Texts.bundle("shell");

  private StudyJoin() {}

  /**
   * @param folders of runs that are open, the one of the queue first
   * @param open shows the run in a folder
   */
  static StudyController join(
      Shell shell,
      ChartContext charts,
      TrainingController trainer,
      Supplier<List<Path>> folders,
      Preferences preferences,
      Consumer<Path> open) {
    StudyModel model = new StudyModel();
    StudyController controller =
        new StudyController(
            model,
            charts.background().named(SHELL.get("task.study")),
            (work, done, failed) -> trainer.ask(work::apply, done, failed),
            folders,
            preferences,
            shell.model().threadsProperty().get());
    shell.add(PageId.STUDY, () -> new StudyPage(model, controller, charts, open));
    return controller;
  }
}
