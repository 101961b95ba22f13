package recdenoiser.engine.inspect.analysis;

import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.table.DataGrid;

/**
 * What came out of an analysis, whichever it was.
 *
 * @param grid its numbers, with what has to be said of them
 * @param charts as a window shows them
 * @param figure as a file has it, from the size of a panel
 */
public record Analysed(
    DataGrid grid,
    Function<ChartStyle, List<JFreeChart>> charts,
    Function<FigureSize, Figure> figure) {

  public static Analysed of(Exposure exposure) {
    return new Analysed(
        ExposureReport.grid(exposure),
        style -> ExposureReport.charts(exposure, style),
        size -> ExposureReport.figure(exposure, size));
  }

  public static Analysed of(Consistency consistency) {
    return new Analysed(
        ConsistencyReport.grid(consistency),
        style -> List.of(ConsistencyReport.chart(consistency, style)),
        size -> ConsistencyReport.figure(consistency, size));
  }

  public static Analysed of(Language language) {
    return new Analysed(
        LanguageReport.grid(language),
        style -> LanguageReport.charts(language, style),
        size -> LanguageReport.figure(language, size));
  }

  /**
   * @param runs at least one
   */
  public static Analysed of(List<StepsReport.Ahead> runs) {
    List<StepsReport.Ahead> all = List.copyOf(runs);
    return new Analysed(
        StepsReport.grid(all),
        style -> List.of(StepsReport.chart(all, style)),
        size -> StepsReport.figure(all, size));
  }
}
