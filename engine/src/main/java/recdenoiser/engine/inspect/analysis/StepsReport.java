package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.StepAhead;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.figure.PlotAxis;
import recdenoiser.engine.figure.PlotFigure;
import recdenoiser.engine.figure.PlotSeries;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

/** Table and figure of predictions several steps ahead ("Revisiting", section 4.2). */
public final class StepsReport {
  private static final int CUTOFF = 10;

  private StepsReport() {}

  /**
   * One run.
   *
   * @param steps one after the other, from the first
   */
  public record Ahead(String run, List<StepAhead> steps) {
    public Ahead {
      steps = List.copyOf(steps);
    }
  }

  /** A row for each run, step, and what came before the step. */
  public static DataGrid grid(List<Ahead> runs) {
    List<GridColumn> columns =
        List.of(
            GridColumn.words(AnalysisTexts.format("steps.run")),
            GridColumn.numbers(AnalysisTexts.format("steps.step")),
            GridColumn.words(AnalysisTexts.format("steps.before")),
            GridColumn.numbers(AnalysisTexts.format("steps.hit")),
            GridColumn.numbers(AnalysisTexts.format("steps.ndcg")),
            GridColumn.numbers(AnalysisTexts.format("steps.fullHit")),
            GridColumn.numbers(AnalysisTexts.format("steps.fullNdcg")));
    List<List<GridCell>> rows = new ArrayList<>();
    for (Ahead run : runs) {
      for (StepAhead step : run.steps()) {
        rows.add(row(run, step, "steps.true", step.trueHistory()));
        rows.add(row(run, step, "steps.own", step.ownItems()));
      }
    }
    return new DataGrid(
        AnalysisTexts.format("steps.title"),
        columns,
        rows,
        List.of(AnalysisTexts.format("steps.note")));
  }

  private static List<GridCell> row(
      Ahead run, StepAhead step, String before, Evaluation evaluation) {
    return List.of(
        GridCell.text(run.run()),
        GridCell.number(step.step()),
        GridCell.text(AnalysisTexts.format(before)),
        GridCell.metric(evaluation.at(new Measure(Ranking.SAMPLED, Metric.HIT, CUTOFF))),
        GridCell.metric(evaluation.at(new Measure(Ranking.SAMPLED, Metric.NDCG, CUTOFF))),
        GridCell.metric(evaluation.full().hitAt(CUTOFF)),
        GridCell.metric(evaluation.full().ndcgAt(CUTOFF)));
  }

  /** NDCG@10 among the negatives over the steps, two lines for each run. */
  public static JFreeChart chart(List<Ahead> runs, ChartStyle style) {
    List<PlotSeries> series = new ArrayList<>();
    for (Ahead run : runs) {
      series.add(series(runs, run, "steps.true", series.size(), StepAhead::trueHistory));
      series.add(series(runs, run, "steps.own", series.size(), StepAhead::ownItems));
    }
    int most = runs.stream().mapToInt(run -> run.steps().size()).max().orElse(1);
    List<String> names =
        IntStream.rangeClosed(1, most).mapToObj(step -> Integer.toString(step)).toList();
    PlotAxis across = new PlotAxis(AnalysisTexts.format("steps.step"), PlotAxis.Scale.NAMES, names);
    return PlotFigure.chart(
        PlotFigure.Kind.LINES, across, AnalysisTexts.format("steps.ndcg"), series, style);
  }

  /** Among the negatives where every run has some, otherwise among all items. */
  private static Measure charted(List<Ahead> runs) {
    boolean sampled =
        runs.stream()
            .flatMap(run -> run.steps().stream())
            .allMatch(step -> step.trueHistory().has(Ranking.SAMPLED));
    return new Measure(sampled ? Ranking.SAMPLED : Ranking.FULL, Metric.NDCG, CUTOFF);
  }

  private static PlotSeries series(
      List<Ahead> runs,
      Ahead run,
      String before,
      int slot,
      Function<StepAhead, Evaluation> evaluation) {
    List<PlotSeries.Point> points =
        run.steps().stream()
            .map(
                step ->
                    new PlotSeries.Point(
                        step.step() - 1.0, evaluation.apply(step).at(charted(runs)), Double.NaN))
            .toList();
    String label = AnalysisTexts.format(before);
    return new PlotSeries(runs.size() == 1 ? label : run.run() + ", " + label, slot, points, false);
  }

  /** As a file has it. */
  public static Figure figure(List<Ahead> runs, FigureSize size) {
    return ChartFigure.of(
        AnalysisTexts.format("steps.title"),
        chart(runs, ChartStyle.ofFiles()),
        List.of(AnalysisTexts.format("steps.note")),
        size);
  }
}
