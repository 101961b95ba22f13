package recdenoiser.engine.data;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The last action of every user is for testing, the one before for validation, all before them for
 * training. Users with fewer than 3 actions only train.
 *
 * <p>To look several steps ahead the last k actions are held out: the first of them is the test,
 * the one before them the validation, and users with fewer than k + 2 actions only train.
 */
public final class LeaveOneOut implements DataSplit {
  private final Sequences sequences;
  private final int heldOut;
  private final int[] evaluatedUsers;
  private final int[] trainingUsers;

  /** Holds out one action for testing. */
  public LeaveOneOut(Sequences sequences) {
    this(sequences, 1);
  }

  /**
   * @param heldOut k, at least 1
   */
  public LeaveOneOut(Sequences sequences, int heldOut) {
    if (heldOut < 1) {
      throw new IllegalArgumentException(
          "At least 1 action must be held out for testing; found " + heldOut + ".");
    }
    this.sequences = Objects.requireNonNull(sequences);
    this.heldOut = heldOut;
    this.evaluatedUsers = users(user -> sequences.length(user) >= shortest());
    this.trainingUsers = users(user -> trainingLength(user) >= 2);
  }

  private int[] users(IntPredicate which) {
    return IntStream.range(0, sequences.userCount()).filter(which).toArray();
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  /** k, how many of a user's last actions are for testing. */
  @Override
  public int heldOut() {
    return heldOut;
  }

  /** Actions a user needs to be evaluated. */
  public int shortest() {
    return heldOut + 2;
  }

  @Override
  public LeaveOneOut clean() {
    return sequences.clean() == sequences ? this : new LeaveOneOut(sequences.clean(), heldOut);
  }

  @Override
  public int trainingLength(int user) {
    int length = sequences.length(user);
    return length < shortest() ? length : length - heldOut - 1;
  }

  @Override
  public int[] trainingUsers() {
    return trainingUsers;
  }

  /** Users with a validation and a test item. */
  @Override
  public int[] evaluatedUsers() {
    return evaluatedUsers;
  }

  @Override
  public int[] evaluatedUsers(Split split) {
    return evaluatedUsers;
  }

  @Override
  public int historyLength(int user, Split split) {
    int length = sequences.length(user);
    if (length < shortest()) {
      throw new IllegalArgumentException(
          "User "
              + sequences.userLabel(user)
              + " has "
              + length
              + " actions and is not evaluated.");
    }
    return split == Split.VALIDATION ? length - heldOut - 1 : length - heldOut;
  }
}
