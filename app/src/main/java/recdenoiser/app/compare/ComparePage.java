package recdenoiser.app.compare;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import recdenoiser.app.chart.ChartContext;
import recdenoiser.app.shell.Command;
import recdenoiser.app.shell.Page;
import recdenoiser.app.shell.PageId;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.compare.Comparison;

/** Runs side by side. */
public final class ComparePage implements Page {
  private static final Texts TEXTS = Texts.bundle("compare-page");

  private final CompareModel model;
  private final CompareView view;
  private final ObservableValue<String> context;

  /**
   * @param sideBySide attention of some of the runs beside each other
   * @param choose goes to where runs are chosen
   */
  public ComparePage(
      CompareModel model,
      CompareController controller,
      ChartContext charts,
      Node sideBySide,
      Runnable choose) {
    this.model = model;
    this.view = new CompareView(model, controller, charts, sideBySide, choose);
    this.context = model.comparisonProperty().map(ComparePage::inWords).orElse("");
  }

  private static String inWords(Comparison comparison) {
    return comparison.members().size() == 1
        ? comparison.baselineMember().name()
        : TEXTS.get(
            "context",
            Integer.toString(comparison.members().size()),
            comparison.baselineMember().name());
  }

  @Override
  public PageId id() {
    return PageId.COMPARE;
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
    var settings = model.curveSettings();
    switch (command) {
      case TOGGLE_LOGARITHM ->
          settings.logarithmicProperty().set(!settings.logarithmicProperty().get());
      case TOGGLE_TIME -> settings.axisProperty().set(settings.axisProperty().get().other());
      default -> {
        return view.perform(command);
      }
    }
    return true;
  }
}
