package recdenoiser.engine.data.preparing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import recdenoiser.engine.data.ActionArrays;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.Sequences;

/**
 * Actions the other way round ("Revisiting", section 4.4): an item's sequence are the users who
 * chose it, so that a model predicts its next user. What is called a user then is an item, and what
 * is called an item a user.
 */
public final class Transposition {
  static final String SUFFIX = "-transposed";

  private Transposition() {}

  /**
   * A sequence for every item, of its users by the times of their actions; of equal times the user
   * with the smaller number goes first, and of the same user the earlier action.
   *
   * @throws DataProblem if the data have no times, without which users have no order
   */
  public static Sequences of(Sequences data) {
    if (!data.hasTimes()) {
      throw DataProblem.of(
          data.name(),
          "The data "
              + data.name()
              + " have no times: they cannot be transposed, since nobody knows in which order users"
              + " chose an item.");
    }
    int[] offsets = offsets(data);
    int[] order = order(data);
    int[] users = new int[order.length];
    long[] times = new long[order.length];
    int[] next = offsets.clone();
    int[] owner = owners(data);
    for (int action : order) {
      int at = next[data.itemAt(action) - 1]++;
      users[at] = owner[action] + 1;
      times[at] = data.timeUnits(action);
    }
    return new Sequences(
        data.name() + SUFFIX,
        data.userCount(),
        ActionArrays.of(offsets, users, times, data.timeDecimals()),
        item -> data.itemToken(item + 1),
        data::userLabel,
        ItemTexts.NONE);
  }

  private static int[] offsets(Sequences data) {
    int[] actions = data.itemActions();
    int[] offsets = new int[data.itemCount() + 1];
    for (int item = 1; item <= data.itemCount(); item++) {
      offsets[item] = offsets[item - 1] + actions[item];
    }
    return offsets;
  }

  private static int[] owners(Sequences data) {
    int[] owners = new int[data.actionCount()];
    for (int user = 0; user < data.userCount(); user++) {
      Arrays.fill(owners, data.start(user), data.start(user + 1), user);
    }
    return owners;
  }

  /** Actions, which are numbered user after user, by time. */
  private static int[] order(Sequences data) {
    return IntStream.range(0, data.actionCount())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(data::timeUnits).thenComparingInt(action -> action))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
