package recdenoiser.engine.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What one run does with one sequence.
 *
 * @param sequence it was given, in the numbers of the run's data
 * @param given the actions that the model looked at, oldest first
 * @param attention empty for a model without attention
 * @param withRule the answer of the model as it was trained
 * @param withoutRule the answer of the same weights with plain softmax; the same for a model
 *     without a rule
 */
public record Inspection(
    UserSequence sequence,
    List<Action> given,
    Optional<AttentionMaps> attention,
    Answer withRule,
    Answer withoutRule) {

  /** The share of the top items that the rule changes, 0 … 1. */
  public double changed() {
    return 1 - withRule.overlap(withoutRule);
  }
}
