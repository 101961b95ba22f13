package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Methods by their mean ranks over data sets, and which of them cannot be told apart (Demšar, JMLR
 * 2006, section 3.2.4).
 *
 * @param names the best first
 * @param ranks in the same order, ascending, 1 the best there can be
 * @param criticalDifference mean ranks that are so far apart or farther differ significantly
 */
public record MeanRanks(List<String> names, List<Double> ranks, double criticalDifference) {

  /**
   * @param first place among the methods, from 0
   * @param last place of the last one that cannot be told from the first
   */
  record Group(int first, int last) {}

  /**
   * @throws IllegalArgumentException if there are fewer than two methods, or not as many ranks in
   *     ascending order
   */
  public MeanRanks {
    names = List.copyOf(names);
    ranks = List.copyOf(ranks);
    if (names.size() < 2 || names.size() != ranks.size()) {
      throw new IllegalArgumentException(
          "At least two methods are ranked, each with its mean rank; found "
              + names.size()
              + " methods and "
              + ranks.size()
              + " ranks.");
    }
    for (int m = 1; m < ranks.size(); m++) {
      if (!(ranks.get(m - 1) <= ranks.get(m))) {
        throw new IllegalArgumentException("Mean ranks must ascend; found " + ranks + ".");
      }
    }
  }

  /** The longest stretches of methods of which no two differ significantly. */
  List<Group> alike() {
    List<Group> groups = new ArrayList<>();
    int reached = 0;
    for (int first = 0; first < ranks.size(); first++) {
      int last = first;
      while (last + 1 < ranks.size()
          && ranks.get(last + 1) - ranks.get(first) < criticalDifference) {
        last++;
      }
      if (last > first && last > reached) {
        groups.add(new Group(first, last));
        reached = last;
      }
    }
    return List.copyOf(groups);
  }
}
