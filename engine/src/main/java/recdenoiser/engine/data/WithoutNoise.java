package recdenoiser.engine.data;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A split of data whose noise is known, as someone sees it who knows the truth: noise is neither
 * trained on nor in the histories that lead to a target. Who is evaluated, and what is asked for,
 * stays the same, even where a target is noise, so that the result is what could be reached at
 * best.
 *
 * <p>Users of whose training nothing would be left keep their newest training action.
 */
public final class WithoutNoise implements DataSplit {
  private final DataSplit noisy;
  private final Sequences sequences;
  private final int[] training;
  private final int[][] history = new int[Split.values().length][];
  private final int[] trainingUsers;

  /**
   * @param noisy what the noise is still in
   * @param noise which actions are, by index among all of {@code noisy}, see {@link
   *     Sequences#start}
   */
  public WithoutNoise(DataSplit noisy, IntPredicate noise) {
    this.noisy = noisy;
    Sequences all = noisy.sequences();
    int users = all.userCount();
    training = new int[users];
    for (Split split : Split.values()) {
      history[split.ordinal()] = new int[users];
    }
    int[] offsets = new int[users + 1];
    int[] items = new int[all.actionCount()];
    long[] times = all.hasTimes() ? new long[items.length] : null;
    int kept = 0;
    for (int user = 0; user < users; user++) {
      int known = known(user);
      int onlyOne = isAllNoise(user, noise) ? noisy.trainingLength(user) - 1 : -1;
      for (int position = 0; position < all.length(user); position++) {
        note(user, position, kept - offsets[user]);
        int action = all.start(user) + position;
        if (position >= known || position == onlyOne || !noise.test(action)) {
          items[kept] = all.itemAt(action);
          if (times != null) {
            times[kept] = all.timeUnits(action);
          }
          kept++;
        }
      }
      note(user, all.length(user), kept - offsets[user]);
      offsets[user + 1] = kept;
    }
    sequences = all.clean().withActions(offsets, items, times, kept);
    trainingUsers = IntStream.range(0, users).filter(user -> training[user] >= 2).toArray();
  }

  /** The same with the noise. */
  public DataSplit noisy() {
    return noisy;
  }

  /** How many actions, from the first, come before the last target; all where there is none. */
  private int known(int user) {
    if (noisy.isEvaluated(user, Split.TEST)) {
      return noisy.historyLength(user, Split.TEST);
    }
    return noisy.isEvaluated(user, Split.VALIDATION)
        ? noisy.historyLength(user, Split.VALIDATION)
        : noisy.sequences().length(user);
  }

  private boolean isAllNoise(int user, IntPredicate noise) {
    int first = noisy.sequences().start(user);
    return IntStream.range(first, first + noisy.trainingLength(user)).allMatch(noise);
  }

  /** Where a place among all actions of a user is among those that are left. */
  private void note(int user, int position, int left) {
    if (position == noisy.trainingLength(user)) {
      training[user] = left;
    }
    for (Split split : Split.values()) {
      if (noisy.isEvaluated(user, split) && position == noisy.historyLength(user, split)) {
        history[split.ordinal()][user] = left;
      }
    }
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  @Override
  public DataSplit clean() {
    return noisy.clean();
  }

  @Override
  public int trainingLength(int user) {
    return training[user];
  }

  @Override
  public int[] trainingUsers() {
    return trainingUsers;
  }

  @Override
  public int[] evaluatedUsers() {
    return noisy.evaluatedUsers();
  }

  @Override
  public int[] evaluatedUsers(Split split) {
    return noisy.evaluatedUsers(split);
  }

  @Override
  public int historyLength(int user, Split split) {
    noisy.historyLength(user, split);
    return history[split.ordinal()][user];
  }

  @Override
  public int heldOut() {
    return noisy.heldOut();
  }

  @Override
  public int target(int user, Split split) {
    return noisy.target(user, split);
  }
}
