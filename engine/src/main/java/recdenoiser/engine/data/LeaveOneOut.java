package recdenoiser.engine.data;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The last action of every user is for testing, the one before for validation, all before them for
 * training. Users with fewer than {@value #SHORTEST} actions only train.
 */
public final class LeaveOneOut {
  /** Actions a user needs to be evaluated. */
  public static final int SHORTEST = 3;

  private final Sequences sequences;
  private final int[] evaluatedUsers;
  private final int[] trainingUsers;

  public LeaveOneOut(Sequences sequences) {
    this.sequences = Objects.requireNonNull(sequences);
    this.evaluatedUsers = users(user -> sequences.length(user) >= SHORTEST);
    this.trainingUsers = users(user -> trainingLength(user) >= 2);
  }

  private int[] users(IntPredicate which) {
    return IntStream.range(0, sequences.userCount()).filter(which).toArray();
  }

  public Sequences sequences() {
    return sequences;
  }

  /** The same of what users really did, without noise that was put in; the targets are the same. */
  public LeaveOneOut clean() {
    return sequences.clean() == sequences ? this : new LeaveOneOut(sequences.clean());
  }

  /** How many of a user's actions, from the first, are for training. */
  public int trainingLength(int user) {
    int length = sequences.length(user);
    return length < SHORTEST ? length : length - 2;
  }

  /**
   * Users with a training item that follows another one, ascending. Shared, not to be written to.
   */
  public int[] trainingUsers() {
    return trainingUsers;
  }

  /** Users with a validation and a test item, ascending. Shared, not to be written to. */
  public int[] evaluatedUsers() {
    return evaluatedUsers;
  }

  /**
   * How many of a user's actions, from the first, are known when the target of {@code split} is
   * asked for.
   */
  public int historyLength(int user, Split split) {
    int length = sequences.length(user);
    if (length < SHORTEST) {
      throw new IllegalArgumentException(
          "User "
              + sequences.userLabel(user)
              + " has "
              + length
              + " actions and is not evaluated.");
    }
    return split == Split.VALIDATION ? length - 2 : length - 1;
  }

  /** The item that follows the history. */
  public int target(int user, Split split) {
    return sequences.item(user, historyLength(user, split));
  }
}
