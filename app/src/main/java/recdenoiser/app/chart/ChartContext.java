package recdenoiser.app.chart;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import recdenoiser.app.task.Background;
import recdenoiser.app.theme.Theme;

/**
 * What charts need from the window around them.
 *
 * @param theme followed at every change
 * @param background where files are written
 * @param notice told in one sentence what came of an export
 */
public record ChartContext(
    ObservableValue<Theme> theme, Background background, Consumer<String> notice) {

  public CurveChart chart(CurveModel model) {
    return new CurveChart(model, theme);
  }

  /** For the bar of the card of this title in which {@code chart} stands. */
  public ChartMenu menu(CurveChart chart, String title) {
    return new ChartMenu(chart, title, background, notice);
  }
}
