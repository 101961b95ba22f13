package recdenoiser.engine.batch;

import java.util.function.IntToLongFunction;
import recdenoiser.engine.data.PackedHistories;

/**
 * Times of actions in each user's own unit, which is the shortest time that ever passes between two
 * of the user's training actions (TiSASRec, Li et al. 2020, section 3.2): t' = round((t - t_min) /
 * shortest). Where no time ever passes the unit is a second.
 *
 * <p>Only differences count, and only up to a span. The times given out here therefore begin with 1
 * at the first action asked for, and no step is longer than the span: differences below it are what
 * they were, all others stay at or above it, and everything fits into an {@code int}.
 */
public final class TimeScale {
  private final TrainingSequences data;
  private final int span;
  private final long[] origins;
  private final long[] units;

  /**
   * @param data whose actions have times, oldest first
   * @param span intervals from this on need not be told apart
   * @throws IllegalArgumentException if the actions have no times
   */
  public TimeScale(TrainingSequences data, int span) {
    if (!data.hasTimes()) {
      throw new IllegalArgumentException("Intervals need the times of actions; there are none.");
    }
    this.data = data;
    this.span = span;
    origins = new long[data.userCount()];
    units = new long[data.userCount()];
    for (int u = 0; u < units.length; u++) {
      int user = u;
      int length = data.length(user);
      origins[user] = length == 0 ? 0 : data.time(user, 0);
      units[user] = shortest(action -> data.time(user, action), length);
    }
  }

  /** Times of training actions {@code start … start + length - 1} of {@code user}. */
  void training(int user, int start, int length, int[] times, int at) {
    fill(action -> data.time(user, start + action), origins[user], units[user], length, times, at);
  }

  /**
   * Times of the newest {@code length} actions of a history: in the user's unit or, for nobody
   * known, in the shortest time between these actions. Where the history has no times an action
   * follows the one before after one unit.
   */
  public void history(PackedHistories histories, int history, int length, int[] times, int at) {
    if (histories.times() == null) {
      fill(action -> action, 0, 1, length, times, at);
      return;
    }
    int from = histories.offsets()[history + 1] - length;
    IntToLongFunction seconds = action -> histories.times()[from + action];
    int user = histories.user(history);
    if (user >= 0) {
      fill(seconds, origins[user], units[user], length, times, at);
    } else {
      fill(seconds, seconds.applyAsLong(0), shortest(seconds, length), length, times, at);
    }
  }

  private static long shortest(IntToLongFunction seconds, int length) {
    long shortest = 0;
    for (int a = 1; a < length; a++) {
      long gap = Math.abs(seconds.applyAsLong(a) - seconds.applyAsLong(a - 1));
      if (gap > 0 && (shortest == 0 || gap < shortest)) {
        shortest = gap;
      }
    }
    return Math.max(shortest, 1);
  }

  private void fill(
      IntToLongFunction seconds, long origin, long unit, int length, int[] times, int at) {
    double before = 0;
    for (int a = 0; a < length; a++) {
      double scaled = Math.rint(((double) seconds.applyAsLong(a) - origin) / unit);
      double step = Math.max(-span, Math.min(span, scaled - before));
      times[at + a] = a == 0 ? 1 : times[at + a - 1] + (int) step;
      before = scaled;
    }
  }
}
