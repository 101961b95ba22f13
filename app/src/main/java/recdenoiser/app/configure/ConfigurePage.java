package recdenoiser.app.configure;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.engine.config.Preset;

/** Set up a run. */
public final class ConfigurePage implements Page {
  private final ConfigureView view;
  private final ObservableValue<String> context;

  public ConfigurePage(
      ConfigureModel model, ConfigureController controller, ObservableValue<OpenedData> data) {
    this.view = new ConfigureView(model, controller, data);
    ObservableValue<String> preset = model.presetProperty().map(Preset::title);
    ObservableValue<String> name = data.map(OpenedData::name).orElse("");
    this.context =
        Bindings.createStringBinding(
            () ->
                name.getValue().isEmpty()
                    ? preset.getValue()
                    : name.getValue() + " · " + preset.getValue(),
            preset,
            name);
  }

  @Override
  public PageId id() {
    return PageId.SET_UP;
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
      case START -> view.start();
      case FIND -> view.search();
      case UNDO -> {
        return view.undo();
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
