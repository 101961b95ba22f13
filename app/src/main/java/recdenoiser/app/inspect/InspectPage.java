package recdenoiser.app.inspect;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Drawings;
import recdenoiser.app.shell.EmptyState;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.text.Texts;

/** Looks into what runs do for one user. */
public final class InspectPage implements Page {
  private static final Texts TEXTS = Texts.bundle("inspect");

  private final InspectController controller;
  private final InspectView view;
  private final ObservableValue<String> context;

  /**
   * @param goToSetUp what the button of the empty page does
   */
  public InspectPage(
      InspectModel model, InspectController controller, ChartContext charts, Runnable goToSetUp) {
    this.controller = controller;
    EmptyState empty =
        new EmptyState(
            Drawings.mask(),
            TEXTS.get("empty.head"),
            TEXTS.get("empty.body"),
            TEXTS.get("empty.button"),
            goToSetUp);
    this.view = new InspectView(model, controller, charts, empty);
    this.context =
        Bindings.createStringBinding(
            () -> {
              String user = model.userProperty().get();
              return model.runProperty().get() == null || user.isEmpty()
                  ? ""
                  : TEXTS.get("context", model.runProperty().get().name(), user);
            },
            model.runProperty(),
            model.userProperty());
  }

  @Override
  public PageId id() {
    return PageId.INSPECT;
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
}
