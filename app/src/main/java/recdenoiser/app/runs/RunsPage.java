package recdenoiser.app.runs;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.run.AttentionMaps;
import recdenoiser.app.run.RunCards;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;

/** The library of runs. */
public final class RunsPage implements Page {
  private final RunsModel model;
  private final RunsController controller;
  private final RunCards cards;
  private final RunsView view;
  private final ObservableValue<String> context;

  /**
   * @param maps of the run that is looked at
   * @param setUp goes to the page where a run is set up
   */
  public RunsPage(
      RunsModel model,
      RunsController controller,
      AttentionMaps maps,
      ChartContext charts,
      Runnable setUp) {
    this(model, controller, maps, charts, setUp, PathChoice.ofSystem());
  }

  RunsPage(
      RunsModel model,
      RunsController controller,
      AttentionMaps maps,
      ChartContext charts,
      Runnable setUp,
      PathChoice places) {
    this.model = model;
    this.controller = controller;
    this.cards = new RunCards(model.run(), maps, charts);
    this.view = new RunsView(model, controller, cards, setUp, places);
    this.context = model.openedProperty().map(entry -> entry.title()).orElse("");
  }

  @Override
  public PageId id() {
    return PageId.RUNS;
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
  public boolean perform(Command command) {
    if (model.openedProperty().get() == null) {
      return false;
    }
    if (cards.perform(command)) {
      return true;
    }
    if (command == Command.BACK) {
      controller.closeOpened();
      return true;
    }
    return false;
  }
}
