package recdenoiser.engine.compare;

import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;

/**
 * What a comparison asks.
 *
 * @param split whose targets were ranked
 * @param measure the one that is looked at first, in both rankings; its differences get intervals
 * @param bootstrap how these are drawn
 */
public record ComparisonPlan(Split split, Measure measure, BootstrapInterval.Plan bootstrap) {

  public ComparisonPlan(Split split, Measure measure) {
    this(split, measure, BootstrapInterval.Plan.DEFAULT);
  }

  boolean wantsInterval(Measure other) {
    return other.among(measure.ranking()).equals(measure);
  }
}
