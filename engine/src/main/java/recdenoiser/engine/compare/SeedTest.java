package recdenoiser.engine.compare;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.evaluate.PairedTest;

/**
 * Whether one method is better than another: over seeds with which both were trained.
 *
 * @param seeds that both have, at least two
 * @param difference mean over the seeds, the other minus the baseline
 * @param t the paired t test; empty where all differences are the same
 * @param wilcoxon Wilcoxon's test, whose exact p cannot be below 2 / 2<sup>n</sup>
 * @param holm p of the t test, corrected for all members that are tested in this measure; NaN
 *     without one
 */
public record SeedTest(
    List<Long> seeds, double difference, Optional<PairedTest> t, PairedTest wilcoxon, double holm) {

  SeedTest corrected(double p) {
    return new SeedTest(seeds, difference, t, wilcoxon, p);
  }
}
