package recdenoiser.engine.train;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.optimise.Adam;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.storage.NamedArray;

/** A model together with its optimiser: what a {@link Trainer} drives. */
public interface Learner extends AutoCloseable {
  /**
   * Ends the names of arrays of {@link #optimiserState} that say how many steps the rows of a table
   * have to make up for; without them there are none, see {@link #catchUp}.
   */
  String BEHIND = Adam.BEHIND;

  /**
   * One optimisation step on the training sequences of {@code users[from] … users[to - 1]}. All
   * randomness (dropout, negatives, mask draws) is keyed by the configured seed and {@code step},
   * so that repeating a step from the same weights gives the same bits.
   *
   * @param step counts over the whole run, from 1
   */
  StepReport step(int[] users, int from, int to, long step);

  /**
   * Brings weights up to date that steps have left alone because nobody looked at them. It has to
   * be called before the weights are looked at from outside of a step, and always after the same
   * steps: the last bits of what follows depend on that.
   *
   * @param step how many there were over the whole run
   */
  default void catchUp(long step) {}

  /**
   * Scores with the weights as they are now, see {@link #catchUp}; stays valid, and follows later
   * steps.
   */
  Recommender recommender();

  long parameterCount();

  /**
   * Copies of the weights, named as in the documentation of the weight file; between two {@link
   * #catchUp} some may not be up to date, which {@link #optimiserState} then tells.
   */
  List<NamedArray> weights();

  /** Copies of everything beside the weights that the next step depends on. */
  List<NamedArray> optimiserState();

  /**
   * @param optimiserState empty if training does not go on from there
   * @throws IllegalArgumentException if a name is missing or a shape differs, saying which
   */
  void restore(List<NamedArray> weights, List<NamedArray> optimiserState);

  /** What can be looked at meanwhile; empty for a model without attention. */
  default Optional<AttentionProbe> attention() {
    return Optional.empty();
  }

  @Override
  void close();
}
