package recdenoiser.engine.compare;

import java.util.Locale;
import recdenoiser.engine.run.RunMetric;

/** What people call a quantity of runs: "validation NDCG@10, all items". */
public final class CurveLabels {
  private static final String FULL = "full/";

  private CurveLabels() {}

  /** With its unit, where it has one. */
  public static String of(RunMetric metric) {
    String name = metric.name();
    String key = "curve." + name;
    if (CompareTexts.has(key)) {
      return CompareTexts.format(key);
    }
    if (!metric.isValidation()) {
      return name;
    }
    boolean full = name.startsWith(FULL);
    String shown = name.substring(full ? FULL.length() : 0).toUpperCase(Locale.ROOT);
    String kind = shown.startsWith("HIT") ? "Hit" + shown.substring(3) : shown;
    return CompareTexts.format(full ? "curve.FULL" : "curve.SAMPLED", kind);
  }
}
