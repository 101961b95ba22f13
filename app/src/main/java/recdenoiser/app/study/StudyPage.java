package recdenoiser.app.study;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;

/** Figures and tables of papers, as runs of one's own. */
public final class StudyPage implements Page {
  private final StudyController controller;
  private final StudyView view;
  private final ObservableValue<String> context;

  /**
   * @param open shows the run in a folder
   */
  public StudyPage(
      StudyModel model, StudyController controller, ChartContext charts, Consumer<Path> open) {
    this.controller = controller;
    this.view = new StudyView(model, controller, charts, open);
    this.context = model.requestProperty().map(request -> request.study().title()).orElse("");
  }

  @Override
  public PageId id() {
    return PageId.STUDY;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<String> context() {
    return context;
  }

  @Override
  public void onShown() {
    controller.watch();
  }

  @Override
  public void onHidden() {
    controller.rest();
  }

  @Override
  public boolean perform(Command command) {
    return view.perform(command);
  }
}
