package recdenoiser.engine.data;

import java.util.BitSet;

/** Which actions of a data set are noise that was put in, see {@code TrainingNoise}. */
public final class NoisePositions {
  /** No action is. */
  static final NoisePositions NONE = new NoisePositions(new BitSet());

  private final BitSet actions;

  /**
   * @param actions by their index among all actions, user after user; not to be changed any more
   */
  public NoisePositions(BitSet actions) {
    this.actions = actions;
  }

  public boolean isEmpty() {
    return actions.isEmpty();
  }

  /** How many actions are noise. */
  public int count() {
    return actions.cardinality();
  }

  /**
   * @param action index among all actions, see {@link Sequences#start}
   */
  public boolean contains(int action) {
    return actions.get(action);
  }
}
