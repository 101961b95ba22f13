package recdenoiser.app.training;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.run.AttentionMaps;
import recdenoiser.app.run.RunCards;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.engine.config.ModelName;

/** Watch a run learn. */
public final class TrainingPage implements Page {
  private final TrainingController controller;
  private final RunCards cards;
  private final TrainingView view;
  private final ObservableValue<String> context;

  /**
   * @param setUp goes to the page where a run is set up
   */
  public TrainingPage(
      TrainingModel model,
      QueueModel queue,
      TrainingController controller,
      AttentionMaps maps,
      ChartContext charts,
      Runnable setUp) {
    this.controller = controller;
    this.cards = new RunCards(model, maps, charts);
    this.view = new TrainingView(model, controller, cards, new QueueView(queue, controller), setUp);
    ObservableValue<String> run = model.folderProperty().map(Path::getFileName).map(Path::toString);
    ObservableValue<String> name = model.configProperty().map(ModelName::of);
    this.context =
        Bindings.createStringBinding(
            () -> run.getValue() == null ? "" : name.getValue() + " · " + run.getValue(),
            run,
            name);
  }

  @Override
  public PageId id() {
    return PageId.TRAIN;
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
  public boolean perform(Command command) {
    switch (command) {
      case PAUSE_OR_RESUME -> controller.pauseOrResume();
      case STOP -> controller.stop();
      case START -> controller.goOn();
      default -> {
        return cards.perform(command);
      }
    }
    return true;
  }
}
