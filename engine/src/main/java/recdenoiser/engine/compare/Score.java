package recdenoiser.engine.compare;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.run.Spread;

/**
 * One measure of one member.
 *
 * @param byRun in the order of the member's runs
 * @param spread of these; NaN where nothing is known of the ranking
 * @param difference from the baseline; empty of the baseline itself, and where users, targets or
 *     the number of candidates are not the same
 */
public record Score(List<Double> byRun, Spread spread, Optional<Difference> difference) {

  Score with(Difference other) {
    return new Score(byRun, spread, Optional.of(other));
  }
}
