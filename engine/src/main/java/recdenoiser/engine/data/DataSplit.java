package recdenoiser.engine.data;

import java.util.Arrays;

/**
 * Which of every user's actions are for training, and which one is the target of validation and of
 * the test: training is a beginning of each history, and a target follows everything that is known
 * when it is asked for.
 */
public interface DataSplit {
  Sequences sequences();

  /** The same of what users really did, without noise that was put in; the targets are the same. */
  DataSplit clean();

  /** How many of a user's actions, from the first, are for training. */
  int trainingLength(int user);

  /**
   * Users with a training item that follows another one, ascending. Shared, not to be written to.
   */
  int[] trainingUsers();

  /** Users with a target, of whatever split, ascending. Shared, not to be written to. */
  int[] evaluatedUsers();

  /** Users with a target of this split, ascending. Shared, not to be written to. */
  int[] evaluatedUsers(Split split);

  /**
   * How many of a user's actions, from the first, are known when the target of {@code split} is
   * asked for.
   *
   * @throws IllegalArgumentException if the user has no such target
   */
  int historyLength(int user, Split split);

  /** How many actions, from the target of the test on, every user with such a target has. */
  int heldOut();

  /** Whether the user has a target of this split. */
  default boolean isEvaluated(int user, Split split) {
    return Arrays.binarySearch(evaluatedUsers(split), user) >= 0;
  }

  /** The item that follows the history. */
  default int target(int user, Split split) {
    return sequences().item(user, historyLength(user, split));
  }
}
