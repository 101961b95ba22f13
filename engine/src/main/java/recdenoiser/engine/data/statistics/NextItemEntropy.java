package recdenoiser.engine.data.statistics;

import java.util.Arrays;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;

/**
 * How uncertain the next item is, from the counts of neighbouring items, in bits: H(next | last) =
 * (Σ<sub>last</sub> c log₂ c - Σ<sub>pairs</sub> c log₂ c) / N over N pairs.
 */
final class NextItemEntropy {
  private static final long SEED = 0;
  private static final double BITS = 1 / Math.log(2);

  private final Sequences data;
  private final long[] pairs;

  NextItemEntropy(Sequences data) {
    this.data = data;
    int count = 0;
    for (int user = 0; user < data.userCount(); user++) {
      count += Math.max(0, data.length(user) - 1);
    }
    this.pairs = new long[count];
  }

  /** Of the item of an action that has one before it; 0 if there is none. */
  double ofItems() {
    long[] next = new long[data.itemCount() + 1];
    for (int user = 0; user < data.userCount(); user++) {
      for (int position = 1; position < data.length(user); position++) {
        next[data.item(user, position)]++;
      }
    }
    return pairs.length == 0 ? 0 : BITS * Math.log(pairs.length) - sum(next) / pairs.length;
  }

  /** Of the next item given the one before. */
  double inOrder() {
    int count = 0;
    for (int user = 0; user < data.userCount(); user++) {
      count = add(data.itemsOf(user), count);
    }
    return conditional();
  }

  /** The same after every user's actions are shuffled. */
  double shuffled(int shuffle) {
    int count = 0;
    for (int user = 0; user < data.userCount(); user++) {
      KeyedRandom random = new KeyedRandom(SEED, "shuffle " + shuffle, user);
      int[] items = data.itemsOf(user);
      for (int i = items.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int item = items[i];
        items[i] = items[other];
        items[other] = item;
      }
      count = add(items, count);
    }
    return conditional();
  }

  private int add(int[] items, int from) {
    int count = from;
    for (int i = 1; i < items.length; i++) {
      pairs[count++] = ((long) items[i - 1] << Integer.SIZE) | items[i];
    }
    return count;
  }

  private double conditional() {
    if (pairs.length == 0) {
      return 0;
    }
    Arrays.sort(pairs);
    long[] last = new long[data.itemCount() + 1];
    double ofPairs = 0;
    for (int from = 0; from < pairs.length; ) {
      int to = from + 1;
      while (to < pairs.length && pairs[to] == pairs[from]) {
        to++;
      }
      ofPairs += term(to - from);
      last[(int) (pairs[from] >>> Integer.SIZE)] += to - from;
      from = to;
    }
    return (sum(last) - ofPairs) / pairs.length;
  }

  private static double sum(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      sum += term(count);
    }
    return sum;
  }

  /** c log₂ c. */
  private static double term(long count) {
    return count <= 1 ? 0 : count * BITS * Math.log(count);
  }
}
