package recdenoiser.engine.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import recdenoiser.engine.data.PackedHistories;

/** The items that a model expects next. */
public final class TopItems {
  private static final Comparator<Scored> WORST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .thenComparing(Comparator.comparingInt(Scored::item).reversed());

  private final Recommender recommender;
  private final boolean includeSeen;

  /**
   * @param item its number, from 1
   */
  public record Scored(int item, float score) {}

  /**
   * @param includeSeen whether items of the history itself may be recommended
   */
  public TopItems(Recommender recommender, boolean includeSeen) {
    this.recommender = recommender;
    this.includeSeen = includeSeen;
  }

  /**
   * The best items after a history, the best first, of equals the one with the smaller number.
   *
   * @param history one sequence of at least one item, oldest first
   * @param top how many, at least 1; there may be fewer
   */
  public List<Scored> after(PackedHistories history, int top) {
    float[] scores = new float[recommender.itemCount() + 1];
    recommender.score(history, scores);
    boolean[] left = new boolean[scores.length];
    if (!includeSeen) {
      for (int a = 0; a < history.length(0); a++) {
        left[history.items()[a]] = true;
      }
    }
    return best(scores, left, top);
  }

  /**
   * The best of some scores, the best first, of equals the one with the smaller number.
   *
   * @param scores [items + 1], by item
   * @param left [items + 1] which items are left out
   * @param top how many, at least 1; there may be fewer
   */
  public static List<Scored> best(float[] scores, boolean[] left, int top) {
    PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);
    for (int item = 1; item < scores.length; item++) {
      if (!left[item]) {
        best.add(new Scored(item, scores[item]));
        if (best.size() > top) {
          best.remove();
        }
      }
    }
    List<Scored> ordered = new ArrayList<>(best);
    ordered.sort(WORST_FIRST.reversed());
    return ordered;
  }
}
