package recdenoiser.app.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the actions spread over the items: bins that double in width, since popularity spans orders
 * of magnitude.
 */
public final class Popularity {
  private Popularity() {}

  /** {@code items} items have from {@code from} to {@code to} actions, both included. */
  public record Bin(int from, int to, int items) {}

  /**
   * @param itemActions actions by item, index 0 unused
   */
  public static List<Bin> bins(int[] itemActions) {
    int most = 0;
    for (int item = 1; item < itemActions.length; item++) {
      most = Math.max(most, itemActions[item]);
    }
    int[] counts = new int[bin(Math.max(1, most)) + 1];
    for (int item = 1; item < itemActions.length; item++) {
      if (itemActions[item] > 0) {
        counts[bin(itemActions[item])]++;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < counts.length; b++) {
      bins.add(new Bin(1 << b, (int) Math.min(Integer.MAX_VALUE, (2L << b) - 1), counts[b]));
    }
    return bins;
  }

  private static int bin(int actions) {
    return 31 - Integer.numberOfLeadingZeros(actions);
  }
}
