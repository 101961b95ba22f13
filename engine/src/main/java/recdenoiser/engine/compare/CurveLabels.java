package recdenoiser.engine.compare;

import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RunMetric;

/** What people call a quantity of runs: "validation NDCG@10, all items, without seen". */
public final class CurveLabels {
  private CurveLabels() {}

  /** With its unit, where it has one. */
  public static String of(RunMetric metric, SeenItems seen) {
    String key = "curve." + metric.name();
    if (CompareTexts.has(key)) {
      return CompareTexts.format(key);
    }
    return metric
        .measure()
        .map(
            measure ->
                CompareTexts.format("curve." + measure.ranking().textKey(seen), measure.label()))
        .orElse(metric.name());
  }
}
