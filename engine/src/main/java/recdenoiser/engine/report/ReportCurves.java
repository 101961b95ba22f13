package recdenoiser.engine.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.MemberCurves;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.figure.ChartFigure;
import recdenoiser.engine.figure.CurveOptions;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.run.ComparedCurves;
import recdenoiser.engine.run.ComparedCurves.Compared;
import recdenoiser.engine.run.RunMetric;

/**
 * How members learned: the measure on validation in every ranking and the loss, a line or a band
 * over seeds for each member.
 */
final class ReportCurves {
  private static final FigureSize SIZE = new FigureSize(900, 420);

  private ReportCurves() {}

  static List<ChartFigure> of(Comparison comparison) throws IOException {
    List<Compared> members = MemberCurves.of(comparison);
    List<ChartFigure> figures = new ArrayList<>();
    for (Ranking ranking : comparison.rankings()) {
      Measure measure = comparison.plan().measure().among(ranking);
      String key = "curve." + ranking.textKey(comparison.seen());
      Curves curves = new Curves(measure.label()).within(0, 1);
      add(
          figures,
          ReportTexts.format(key, measure.label()),
          curves,
          members,
          RunMetric.of(measure));
    }
    String loss = ReportTexts.format("curve.loss");
    add(figures, loss, new Curves(loss), members, RunMetric.of(RunMetric.LOSS));
    return figures;
  }

  private static void add(
      List<ChartFigure> figures,
      String title,
      Curves curves,
      List<Compared> members,
      RunMetric metric) {
    ComparedCurves.fill(curves, members, metric);
    if (!curves.isEmpty()) {
      figures.add(ChartFigure.of(title, curves, CurveOptions.PLAIN, SIZE));
    }
  }
}
