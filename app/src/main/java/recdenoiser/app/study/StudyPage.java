package recdenoiser.app.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.shell.Visibility;

/** Figures and tables of papers, as runs of one's own. */
public final class StudyPage implements Page {
  private final StudyModel model;
  private final StudyController controller;
  private final StudyView study;
  private final Beside beside;
  private final Region view;
  private final ObservableValue<String> context;

  /**
   * What is seen in place of a study.
   *
   * @param perform carries out a command, and tells whether it could
   */
  public record Beside(Region view, Predicate<Command> perform) {}

  /**
   * A page without analyses.
   *
   * @param open shows the run in a folder
   */
  public StudyPage(
      StudyModel model, StudyController controller, ChartContext charts, Consumer<Path> open) {
    this.model = model;
    this.controller = controller;
    this.study = new StudyView(model, controller, charts, open, List.of());
    this.beside = new Beside(new Region(), command -> false);
    this.view = study;
    this.context = titleOf(model);
  }

  /**
   * @param open shows the run in a folder
   * @param analyses of single runs; is given what stands before everything else in its bar
   */
  public StudyPage(
      StudyModel model,
      StudyController controller,
      ChartContext charts,
      Consumer<Path> open,
      Function<Node, Beside> analyses) {
    this.model = model;
    this.controller = controller;
    this.study =
        new StudyView(model, controller, charts, open, List.of(new StudySwitch(model, "study")));
    this.beside = analyses.apply(new StudySwitch(model, "analysis"));
    Visibility.showWhen(study, model.analysesProperty().not());
    Visibility.showWhen(beside.view(), model.analysesProperty());
    this.view = new StackPane(study, beside.view());
    this.context = titleOf(model);
  }

  private static ObservableValue<String> titleOf(StudyModel model) {
    return model.requestProperty().map(request -> request.study().title()).orElse("");
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
    return model.analysesProperty().get() ? beside.perform().test(command) : study.perform(command);
  }
}
