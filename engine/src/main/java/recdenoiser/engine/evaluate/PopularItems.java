package recdenoiser.engine.evaluate;

import java.util.Arrays;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.tensor.AliasTable;

/**
 * Draws items one after the other, each in proportion to how often it is acted on among those that
 * are left, as BERT4Rec's negatives are (Sun et al., CIKM 2019, 4.2, and the authors' code). Every
 * action of the log counts, those of validation and test too.
 *
 * <p>Draws from an alias table that hit what is taken already are drawn again, which leaves the
 * others as likely as they were to each other. Where that takes too many attempts, because what is
 * left is hardly popular, the rest is the items with the smallest of independent exponential times
 * whose rates are the numbers of actions, which come in the order of successive draws (Efraimidis
 * and Spirakis, Weighted random sampling with a reservoir, 2006).
 */
final class PopularItems {
  private static final int ATTEMPTS_FOR_EACH = 32;

  private final double[] actions;
  private final AliasTable table;
  private final int attemptsForEach;
  private final int neverActedOn;

  PopularItems(Sequences sequences) {
    this(sequences, ATTEMPTS_FOR_EACH);
  }

  /**
   * @param attemptsForEach draws from the table for each item that is wanted, at most
   */
  PopularItems(Sequences sequences, int attemptsForEach) {
    this.actions = count(sequences);
    this.table = new AliasTable(actions);
    this.attemptsForEach = attemptsForEach;
    this.neverActedOn = (int) Arrays.stream(actions).filter(count -> count == 0).count();
  }

  private static double[] count(Sequences sequences) {
    double[] actions = new double[sequences.itemCount()];
    for (int user = 0; user < sequences.userCount(); user++) {
      for (int position = 0; position < sequences.length(user); position++) {
        actions[sequences.item(user, position) - 1]++;
      }
    }
    return actions;
  }

  /** How many items can be drawn: free ones that somebody acted on. */
  int free(Avoided avoided) {
    return avoided.free() - neverActedOn;
  }

  /** Draws {@code count} items that can be drawn; there must be as many. */
  void draw(KeyedRandom random, Avoided avoided, int[] into, int at, int count) {
    int drawn = 0;
    for (int left = attemptsForEach * count; left > 0 && drawn < count; left--) {
      int item = 1 + table.pick(random.nextInt(table.size()), random.nextDouble());
      if (avoided.take(item)) {
        into[at + drawn++] = item;
      }
    }
    if (drawn < count) {
      drawByTimes(random, avoided, into, at + drawn, count - drawn);
    }
  }

  private record Arrival(int item, double time) {}

  private void drawByTimes(KeyedRandom random, Avoided avoided, int[] into, int at, int count) {
    int[] first =
        Arrays.stream(avoided.freeItems())
            .filter(item -> actions[item - 1] > 0)
            .mapToObj(item -> new Arrival(item, time(random, item)))
            .sorted((a, b) -> Double.compare(a.time(), b.time()))
            .limit(count)
            .mapToInt(Arrival::item)
            .toArray();
    for (int n = 0; n < count; n++) {
      into[at + n] = first[n];
      avoided.take(first[n]);
    }
  }

  private double time(KeyedRandom random, int item) {
    return -StrictMath.log(1 - random.nextDouble()) / actions[item - 1];
  }
}
