package recdenoiser.engine.train;

import java.util.List;
import recdenoiser.engine.storage.NamedArray;

/**
 * Everything a run needs to go on.
 *
 * @param position in the data
 * @param weights as {@link Learner#weights()} gives them
 * @param optimiserState as {@link Learner#optimiserState()} gives it
 */
public record Checkpoint(
    TrainingPosition position, List<NamedArray> weights, List<NamedArray> optimiserState) {

  static Checkpoint of(Learner learner, TrainingPosition position) {
    return new Checkpoint(position, learner.weights(), learner.optimiserState());
  }
}
