package recdenoiser.app.dataset;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.data.ImportPane;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;

/** Choose data and see what it is like. */
public final class DatasetPage implements Page {
  private final DatasetView view;
  private final ObservableValue<String> context;

  /**
   * @param imports makes what an import shows, given what asks for another file
   * @param next goes to the page where a run is set up
   */
  public DatasetPage(
      DatasetModel model,
      DatasetController controller,
      Function<Runnable, ImportPane> imports,
      ChartContext charts,
      Runnable next) {
    this.view = new DatasetView(model, controller, imports, charts, next);
    this.context = model.openedProperty().map(OpenedData::name).orElse("");
  }

  @Override
  public PageId id() {
    return PageId.DATA;
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
    if (command == Command.OPEN) {
      view.browse();
      return true;
    }
    if (command == Command.IMPORT) {
      view.importFile();
      return true;
    }
    return view.imports().perform(command) || view.cards().perform(command);
  }
}
