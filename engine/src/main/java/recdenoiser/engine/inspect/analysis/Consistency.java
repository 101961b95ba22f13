package recdenoiser.engine.inspect.analysis;

import java.util.List;

/**
 * Whether items are what their users make of them ("Revisiting", section 4.4): an item's vector is
 * made again as the mean of the states its users were in when they chose it, and its nearest item
 * looked for among the vectors of all items.
 *
 * @param run name of the run
 * @param items that somebody chose in training after another item
 * @param left items that nobody did, which cannot be made again
 * @param states how many were averaged in all
 * @param byAngle nearest by the cosine of the angle
 * @param byProduct nearest by the product that scores are, without biases
 * @param bins the same by how often items were chosen, the rarest first
 */
public record Consistency(
    String run, int items, int left, int states, Found byAngle, Found byProduct, List<Bin> bins) {

  public Consistency {
    bins = List.copyOf(bins);
  }

  /**
   * How items that were made again find themselves.
   *
   * @param itself share whose nearest item is itself
   * @param amongTen share that is among its ten nearest items
   * @param reciprocalRank mean of 1 / rank of itself
   */
  public record Found(double itself, double amongTen, double reciprocalRank) {}

  /**
   * Items chosen about equally often.
   *
   * @param from least number of actions in training
   * @param to greatest
   */
  public record Bin(int from, int to, int items, Found byAngle, Found byProduct) {}

  /**
   * The rank of an item among all by how near each is to a vector; equals count by half.
   *
   * @param nearness [items + 1], greater is nearer
   */
  static double rank(double[] nearness, int item) {
    double ahead = 0;
    for (int other = 1; other < nearness.length; other++) {
      if (other != item) {
        ahead += nearness[other] > nearness[item] ? 1 : nearness[other] == nearness[item] ? 0.5 : 0;
      }
    }
    return 1 + ahead;
  }

  static Found found(double[] ranks) {
    double itself = 0;
    double ten = 0;
    double reciprocal = 0;
    for (double rank : ranks) {
      itself += rank == 1 ? 1 : 0;
      ten += rank <= 10 ? 1 : 0;
      reciprocal += 1 / rank;
    }
    return new Found(itself / ranks.length, ten / ranks.length, reciprocal / ranks.length);
  }
}
