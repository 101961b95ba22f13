package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.CriticalDifferenceFigure;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.MeanRanks;
import recdenoiser.engine.figure.ParallelAxis;
import recdenoiser.engine.figure.ParallelFigure;
import recdenoiser.engine.figure.ParallelLine;

/** What {@link StudyAnalysis} tabulates, drawn. */
public final class StudyAnalysisFigure {
  private final StudyResult result;
  private final StudyMeasure measure;
  private final StudyCaption caption;

  private StudyAnalysisFigure(StudyResult result, StudyMeasure measure) {
    this.result = result;
    this.measure = measure;
    this.caption = new StudyCaption(result, Optional.empty());
  }

  /**
   * Parallel coordinates: a line for each cell over the data, the axes with several points, and the
   * measure. Empty while no cell has a result.
   */
  public static Optional<JFreeChart> axes(
      StudyResult result, StudyMeasure measure, ChartStyle style) {
    return new StudyAnalysisFigure(result, measure).axes(style);
  }

  /** As {@link #axes(StudyResult, StudyMeasure, ChartStyle)}, as a file has it. */
  public static Optional<Figure> axes(StudyResult result, StudyMeasure measure, FigureSize size) {
    return axes(result, measure, ChartStyle.ofFiles())
        .map(
            chart ->
                ChartFigure.of(
                    StudyAnalysis.profiles(result, measure).title(),
                    chart,
                    axesCaption(result, measure),
                    size));
  }

  /** What has to stand below {@link #axes(StudyResult, StudyMeasure, ChartStyle)}. */
  public static List<String> axesCaption(StudyResult result, StudyMeasure measure) {
    List<String> sentences = new ArrayList<>();
    sentences.add(StudyTexts.format("caption.axes"));
    sentences.addAll(StudyAnalysis.profiles(result, measure).notes());
    return List.copyOf(sentences);
  }

  /** The critical-difference diagram; empty where {@link StudyRanking#of} finds no ranking. */
  public static Optional<JFreeChart> ranks(
      StudyResult result, StudyMeasure measure, ChartStyle style) {
    return StudyRanking.of(result, measure)
        .map(
            ranking ->
                CriticalDifferenceFigure.chart(
                    new MeanRanks(
                        ranking.methods(), ranking.meanRanks(), ranking.criticalDifference()),
                    StudyTexts.format("axis.meanRank", Integer.toString(ranking.dataSets().size())),
                    StudyTexts.format("criticalDifference"),
                    style));
  }

  /** As {@link #ranks(StudyResult, StudyMeasure, ChartStyle)}, as a file has it. */
  public static Optional<Figure> ranks(StudyResult result, StudyMeasure measure, FigureSize size) {
    return ranks(result, measure, ChartStyle.ofFiles())
        .map(
            chart ->
                ChartFigure.of(
                    StudyAnalysis.ranking(result, measure).title(),
                    chart,
                    ranksCaption(result, measure),
                    size));
  }

  /** What has to stand below the ranks, or in their place where there are none. */
  public static List<String> ranksCaption(StudyResult result, StudyMeasure measure) {
    List<String> sentences = new ArrayList<>(StudyAnalysis.ranking(result, measure).notes());
    if (StudyRanking.of(result, measure).isPresent()) {
      sentences.add(StudyTexts.format("caption.ranks"));
    }
    return List.copyOf(sentences);
  }

  private Optional<JFreeChart> axes(ChartStyle style) {
    List<CellResult> cells =
        result.cells().stream().filter(cell -> Double.isFinite(mean(cell))).toList();
    List<StudyAxis> varied =
        result.study().axes().stream().filter(axis -> points(axis.name()).size() > 1).toList();
    if (cells.isEmpty() || (varied.isEmpty() && points(Study.DATA_AXIS).size() < 2)) {
      return Optional.empty();
    }
    List<ParallelAxis> axes = new ArrayList<>();
    if (points(Study.DATA_AXIS).size() > 1) {
      axes.add(
          ParallelAxis.ofNames(
              StudyTexts.format("column.data"),
              points(Study.DATA_AXIS).stream().map(caption::title).toList()));
    }
    varied.forEach(axis -> axes.add(ParallelAxis.ofNames(axis.label(), points(axis.name()))));
    axes.add(
        ParallelAxis.ofNumbers(
            StudyTexts.label(measure), cells.stream().map(this::mean).toList(), false));
    return Optional.of(
        ParallelFigure.chart(
            axes, cells.stream().map(cell -> line(cell, cells, varied)).toList(), style));
  }

  private ParallelLine line(CellResult cell, List<CellResult> cells, List<StudyAxis> varied) {
    List<Double> numbers = new ArrayList<>();
    if (points(Study.DATA_AXIS).size() > 1) {
      numbers.add((double) points(Study.DATA_AXIS).indexOf(cell.at().get(Study.DATA_AXIS)));
    }
    for (StudyAxis axis : varied) {
      numbers.add((double) points(axis.name()).indexOf(cell.at().get(axis.name())));
    }
    numbers.add(mean(cell));
    return new ParallelLine(numbers, shade(cell, cells), isBest(cell, cells));
  }

  /** Among the cells of the same data: data sets have levels of their own. */
  private double shade(CellResult cell, List<CellResult> cells) {
    double[] values = sameData(cell, cells).stream().mapToDouble(this::mean).sorted().toArray();
    double low = values[0];
    double high = values[values.length - 1];
    double share = low < high ? (mean(cell) - low) / (high - low) : 1;
    return measure.lessIsBetter() ? 1 - share : share;
  }

  private boolean isBest(CellResult cell, List<CellResult> cells) {
    double sign = measure.lessIsBetter() ? -1 : 1;
    return sameData(cell, cells).stream()
        .allMatch(other -> sign * mean(other) <= sign * mean(cell));
  }

  private static List<CellResult> sameData(CellResult cell, List<CellResult> cells) {
    String data = cell.at().get(Study.DATA_AXIS);
    return cells.stream().filter(other -> data.equals(other.at().get(Study.DATA_AXIS))).toList();
  }

  /** Those that have cells, in their order. */
  private List<String> points(String axis) {
    Set<String> points = new LinkedHashSet<>();
    result.cells().forEach(cell -> points.add(cell.at().get(axis)));
    return List.copyOf(points);
  }

  private double mean(CellResult cell) {
    return cell.spread(measure).mean();
  }
}
