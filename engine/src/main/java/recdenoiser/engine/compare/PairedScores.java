package recdenoiser.engine.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.McNemarTest;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.PairedTTest;
import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.evaluate.WilcoxonTest;
import recdenoiser.engine.run.Spread;

/** One measure of a member and of the baseline, pair by pair. */
final class PairedScores {
  private final ComparisonPlan plan;
  private final Measure measure;
  private final List<RunPair> pairs;
  private final boolean fromElsewhere;

  PairedScores(ComparisonPlan plan, Measure measure, List<RunPair> pairs) {
    this.plan = plan;
    this.measure = measure;
    this.pairs = pairs;
    this.fromElsewhere =
        pairs.get(0).baseline().fromElsewhere() || pairs.get(0).other().fromElsewhere();
  }

  /** Empty where a difference says nothing; p is not corrected yet. */
  Optional<Difference> difference(Spread baseline, Spread other) {
    if (!pairs.stream().allMatch(pair -> pair.hasDifference(measure.ranking()))) {
      return Optional.empty();
    }
    double reference = fromElsewhere ? mean(ofBaseline(pairs.get(0))) : baseline.mean();
    double value = fromElsewhere ? mean(ofOther(pairs.get(0))) : other.mean();
    double difference = value - reference;
    return Optional.of(
        new Difference(
            difference,
            reference == 0 ? Double.NaN : difference / reference,
            SeedSpread.of(difference, baseline, other),
            users(),
            seeds()));
  }

  private Optional<UserTest> users() {
    RunPair pair = pairs.get(0);
    if (!pair.testable(measure.ranking())) {
      return Optional.empty();
    }
    double[] baseline = ofBaseline(pair);
    double[] other = ofOther(pair);
    double[] differences = new double[other.length];
    Arrays.setAll(differences, user -> other[user] - baseline[user]);
    PairedTest test =
        measure.metric() == Metric.HIT
            ? McNemarTest.of(other, baseline)
            : WilcoxonTest.of(differences);
    Optional<BootstrapInterval> interval =
        plan.wantsInterval(measure)
            ? Optional.of(BootstrapInterval.of(differences, plan.bootstrap()))
            : Optional.empty();
    return Optional.of(
        new UserTest(
            test,
            pair.baseline().name(),
            pair.other().name(),
            mean(differences),
            test.p(),
            interval));
  }

  private Optional<SeedTest> seeds() {
    boolean testable = pairs.stream().allMatch(pair -> pair.testable(measure.ranking()));
    if (pairs.size() < 2 || !testable) {
      return Optional.empty();
    }
    double[] differences =
        pairs.stream().mapToDouble(pair -> mean(ofOther(pair)) - mean(ofBaseline(pair))).toArray();
    Optional<PairedTest> t = PairedTTest.of(differences);
    return Optional.of(
        new SeedTest(
            pairs.stream().map(pair -> pair.other().seed()).toList(),
            mean(differences),
            t,
            WilcoxonTest.of(differences),
            t.map(PairedTest::p).orElse(Double.NaN)));
  }

  private double[] ofBaseline(RunPair pair) {
    return SharedUsers.pick(measure.perUser(pair.baseline().ranks()), pair.shared().first());
  }

  private double[] ofOther(RunPair pair) {
    return SharedUsers.pick(measure.perUser(pair.other().ranks()), pair.shared().second());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
