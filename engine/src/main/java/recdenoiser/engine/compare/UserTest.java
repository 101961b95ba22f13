package recdenoiser.engine.compare;

import java.util.Optional;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.PairedTest;

/**
 * Whether one trained model is better than another: over users, each of whom both have ranked.
 *
 * @param baselineRun the trained model of the baseline
 * @param run the other one
 * @param difference mean over the users, the other minus the baseline
 * @param holm p, corrected for all members that are tested in this measure
 * @param interval of the mean difference, where it was asked for
 */
public record UserTest(
    PairedTest test,
    String baselineRun,
    String run,
    double difference,
    double holm,
    Optional<BootstrapInterval> interval) {

  UserTest corrected(double p) {
    return new UserTest(test, baselineRun, run, difference, p, interval);
  }
}
