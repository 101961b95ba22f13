package recdenoiser.app.chart;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import recdenoiser.app.task.Background;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.FigureSize;

/** What charts need from the window around them, and what they have in common. */
public final class ChartContext {
  private final ObservableValue<Theme> theme;
  private final Background background;
  private final Consumer<String> notice;
  private final ObjectProperty<FigureSize> size =
      new SimpleObjectProperty<>(this, "size", FigureSize.USUAL);

  /**
   * @param theme followed at every change
   * @param background where files are written
   * @param notice told in one sentence what came of an export
   */
  public ChartContext(
      ObservableValue<Theme> theme, Background background, Consumer<String> notice) {
    this.theme = theme;
    this.background = background;
    this.notice = notice;
  }

  public ObservableValue<Theme> theme() {
    return theme;
  }

  /** How large figures are saved, whichever chart is asked to. */
  public ObjectProperty<FigureSize> sizeProperty() {
    return size;
  }

  public CurveChart chart(CurveModel model) {
    return new CurveChart(model, theme);
  }

  /** For the bar of the card of this title in which {@code chart} stands. */
  public ChartMenu menu(ExportableChart chart, String title) {
    return new ChartMenu(actions(chart, title));
  }

  /**
   * The same for a chart that shows now this, now that.
   *
   * @param title asked for when a file is written
   */
  public ChartMenu menu(ExportableChart chart, Supplier<String> title) {
    return new ChartMenu(new ChartActions(chart, title, this));
  }

  /** Under the right button and the menu key, where {@code chart} has no bar of its own. */
  public void offerMenu(javafx.scene.Node node, ExportableChart chart, String title) {
    offerMenu(node, chart, () -> title);
  }

  /**
   * The same for a chart that shows now this, now that.
   *
   * @param title asked for when a file is written
   */
  public void offerMenu(javafx.scene.Node node, ExportableChart chart, Supplier<String> title) {
    new ChartMenu.OnRequest(new ChartActions(chart, title, this)).offerOn(node);
  }

  ChartActions actions(ExportableChart chart, String title) {
    return new ChartActions(chart, () -> title, this);
  }

  public Background background() {
    return background;
  }

  public Consumer<String> notice() {
    return notice;
  }
}
