package recdenoiser.engine.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.RankedRun;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.train.TrainingEvent;

/**
 * How members learned: the measure on validation in both rankings and the loss, a line for each
 * member, the mean over its runs at the epochs that all of them have.
 */
final class ReportCurves {
  private ReportCurves() {}

  /** What one event says at an epoch; NaN if it is of something else. */
  @FunctionalInterface
  private interface Value {
    double of(TrainingEvent event);
  }

  static List<Figure> of(Comparison comparison) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (Ranking ranking : Ranking.values()) {
      Measure measure = comparison.plan().measure().among(ranking);
      String title = ReportTexts.format("curve." + ranking, measure.label());
      add(figures, comparison, title, new Curves(measure.label()).within(0, 1), of(measure));
    }
    String loss = ReportTexts.format("curve.loss");
    add(figures, comparison, loss, new Curves(loss), ReportCurves::loss);
    return figures;
  }

  private static void add(
      List<Figure> figures, Comparison comparison, String title, Curves curves, Value value)
      throws IOException {
    for (ComparedMember member : comparison.members()) {
      if (!member.member().fromElsewhere()) {
        addMember(curves.add(member.name()), member.member().runs(), value);
      }
    }
    if (!curves.isEmpty()) {
      figures.add(ChartFigure.of(title, curves));
    }
  }

  private static void addMember(CurveSeries series, List<RankedRun> runs, Value value)
      throws IOException {
    Map<Integer, List<Double>> byEpoch = new TreeMap<>();
    Map<Integer, Double> seconds = new TreeMap<>();
    for (RankedRun run : runs) {
      for (TrainingEvent event : RunHistory.read(new RunFolder(run.folder()))) {
        double number = value.of(event);
        if (!Double.isNaN(number)) {
          byEpoch.computeIfAbsent(epoch(event), key -> new ArrayList<>()).add(number);
          seconds.putIfAbsent(epoch(event), elapsed(event));
        }
      }
    }
    byEpoch.forEach(
        (epoch, values) -> {
          if (values.size() == runs.size()) {
            double mean = values.stream().mapToDouble(one -> one).average().orElseThrow();
            series.append(epoch, seconds.get(epoch), mean);
          }
        });
  }

  private static Value of(Measure measure) {
    return event ->
        event instanceof TrainingEvent.Evaluated evaluated && evaluated.split() == Split.VALIDATION
            ? evaluated.evaluation().at(measure)
            : Double.NaN;
  }

  private static double loss(TrainingEvent event) {
    return event instanceof TrainingEvent.EpochEnded epoch ? epoch.meanLoss().total() : Double.NaN;
  }

  private static int epoch(TrainingEvent event) {
    return event instanceof TrainingEvent.Evaluated evaluated
        ? evaluated.epoch()
        : ((TrainingEvent.EpochEnded) event).epoch();
  }

  private static double elapsed(TrainingEvent event) {
    return event instanceof TrainingEvent.Evaluated evaluated
        ? evaluated.elapsedSeconds()
        : ((TrainingEvent.EpochEnded) event).elapsedSeconds();
  }
}
