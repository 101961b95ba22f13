package recdenoiser.engine.inspect.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recdenoiser.engine.evaluate.ListMetrics;

/**
 * What a limit on exposure costs ("Revisiting", section 4.5): no item is recommended to more than c
 * times as many users as chose it in training. Lists of {@value #LENGTH} are filled for all users
 * together, the highest score of anybody first.
 *
 * @param run name of the run
 * @param users how many have a list
 * @param items of the catalogue
 * @param limits in the order in which they were asked for, none at all last
 */
public record Exposure(String run, int users, int items, List<Limit> limits) {
  public static final int LENGTH = 10;

  /**
   * One limit.
   *
   * @param factor c; infinite for none
   * @param hit share of the users whose true next item is in their list
   * @param ndcg mean of 1 / log2(1 + rank in the list), 0 where it is not in it
   * @param gini how unequally the places of the lists fall on the items of the catalogue: 0
   *     equally, near 1 all on one
   * @param coverage share of the catalogue that is in somebody's list
   * @param filled share of the places of the lists that could be filled
   */
  public record Limit(
      double factor, double hit, double ndcg, double gini, double coverage, double filled) {

    public boolean isNone() {
      return Double.isInfinite(factor);
    }
  }

  public Exposure {
    limits = List.copyOf(limits);
  }

  /**
   * @param lists of all users, as they were filled
   * @param targets the true next items
   */
  static Limit measure(double factor, int[][] lists, int[] targets, int items) {
    int[] places = new int[items + 1];
    double hits = 0;
    double gain = 0;
    long given = 0;
    for (int user = 0; user < lists.length; user++) {
      for (int place = 0; place < lists[user].length; place++) {
        places[lists[user][place]]++;
        given++;
        if (lists[user][place] == targets[user]) {
          hits++;
          gain += Math.log(2) / Math.log(2.0 + place);
        }
      }
    }
    long covered = Arrays.stream(places).filter(count -> count > 0).count();
    return new Limit(
        factor,
        hits / lists.length,
        gain / lists.length,
        ListMetrics.gini(places, given),
        covered / (double) items,
        given / ((double) lists.length * LENGTH));
  }

  /**
   * How many lists each item may be in: ⌊c · users who chose it⌋.
   *
   * @param chosenBy [items + 1] users who chose each item in training
   */
  static int[] places(double factor, int[] chosenBy) {
    int[] places = new int[chosenBy.length];
    for (int item = 1; item < places.length; item++) {
      places[item] = (int) Math.min(Integer.MAX_VALUE, Math.floor(factor * chosenBy[item] + 1e-9));
    }
    return places;
  }

  /** Limits that may be asked for: above 0, different, ascending. */
  static List<Double> ascending(List<Double> factors) {
    List<Double> sorted = new ArrayList<>(factors.stream().distinct().sorted().toList());
    for (double factor : sorted) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException(
            "A limit on exposure must be above 0; found " + factor + ".");
      }
    }
    sorted.add(Double.POSITIVE_INFINITY);
    return sorted;
  }
}
