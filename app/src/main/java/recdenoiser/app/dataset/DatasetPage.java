package recdenoiser.app.dataset;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.importing.ImportModel;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.theme.Theme;

/** Choose data and see what it is like. */
public final class DatasetPage implements Page {
  private final DatasetView view;
  private final ObservableValue<String> context;

  /**
   * @param next goes to the page where a run is set up
   */
  public DatasetPage(
      DatasetModel model,
      ImportModel imports,
      DatasetController controller,
      ObservableValue<Theme> theme,
      Runnable next) {
    this.view = new DatasetView(model, imports, controller, theme, next);
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
