package recdenoiser.app.runs;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartSurroundings;
import recdenoiser.app.masks.MasksController;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.training.RunCards;

/** The runs so far. */
public final class RunsPage implements Page {
  private final RunsModel model;
  private final RunsController controller;
  private final RunCards cards;
  private final RunsView view;
  private final ObservableValue<String> context;

  /**
   * @param masks of the run that is looked at
   * @param setUp goes to the page where a run is set up
   */
  public RunsPage(
      RunsModel model,
      RunsController controller,
      MasksController masks,
      ChartSurroundings surroundings,
      Runnable setUp) {
    this.model = model;
    this.controller = controller;
    this.cards = new RunCards(model.run(), masks, surroundings);
    this.view = new RunsView(model, controller, cards, setUp);
    this.context = model.openedProperty().map(entry -> entry.record().name()).orElse("");
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
    controller.refresh();
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
