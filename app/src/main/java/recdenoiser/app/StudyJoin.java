package recdenoiser.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.analysis.AnalysisController;
import recdenoiser.app.analysis.AnalysisModel;
import recdenoiser.app.analysis.AnalysisView;
import recdenoiser.app.attention.RunList;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Shell;
import recdenoiser.app.study.StudyController;
import recdenoiser.app.study.StudyModel;
import recdenoiser.app.study.StudyPage;
import recdenoiser.app.text.Texts;
import recdenoiser.app.training.TrainingController;

/**
 * Joins studies and analyses in one page, with the window's queue and with the page that shows a
 * run.
 */
final class StudyJoin {
  private static final Texts SHELL = Texts.bundle("shell");

  private StudyJoin() {}

  /** What works behind the page. */
  record Joined(StudyController studies, AnalysisController analyses) implements AutoCloseable {
    @Override
    public void close() {
      studies.close();
      analyses.close();
    }
  }

  /**
   * What is open in the window.
   *
   * @param folders of runs, the one of the queue first
   * @param runs of these folders
   * @param data as a path or {@code sample:NAME}; null for none
   */
  record Library(Supplier<List<Path>> folders, RunList runs, ObservableValue<String> data) {}

  /**
   * @param open shows the run in a folder
   */
  static Joined join(
      Shell shell,
      ChartContext charts,
      TrainingController trainer,
      Library library,
      Preferences preferences,
      Consumer<Path> open) {
    StudyModel model = new StudyModel();
    StudyController controller =
        new StudyController(
            model,
            charts.background().named(SHELL.get("task.study")),
            (work, done, failed) -> trainer.ask(work::apply, done, failed),
            library.folders(),
            preferences,
            shell.model().threadsProperty().get());
    AnalysisModel asked = new AnalysisModel();
    library
        .data()
        .subscribe(
            source -> {
              if (source != null) {
                asked.dataProperty().set(source);
              }
            });
    AnalysisController analyses =
        new AnalysisController(
            asked,
            library.runs(),
            charts.background().named(SHELL.get("task.analysis")),
            shell.model().threadsProperty().get());
    shell.add(
        PageId.STUDY,
        () ->
            new StudyPage(
                model,
                controller,
                charts,
                open,
                before -> beside(asked, analyses, charts, before)));
    return new Joined(controller, analyses);
  }

  private static StudyPage.Beside beside(
      AnalysisModel model, AnalysisController controller, ChartContext charts, Node before) {
    AnalysisView view = new AnalysisView(model, controller, charts, before);
    return new StudyPage.Beside(view, view::perform);
  }
}
