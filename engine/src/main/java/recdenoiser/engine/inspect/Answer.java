package recdenoiser.engine.inspect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;

/**
 * What a model expects after a sequence.
 *
 * @param top the best items, the best first
 * @param rank of the true next item, from 1, equal scores counting half; NaN where there is none
 * @param candidates items that were ranked
 */
public record Answer(List<Scored> top, double rank, int candidates) {

  public Answer {
    top = List.copyOf(top);
  }

  /**
   * @param scores [items + 1]
   * @param left [items + 1] which items are not ranked; the target is ranked all the same
   * @param target the true next item; 0 for none
   * @throws IllegalStateException if a score is not a number
   */
  static Answer of(float[] scores, boolean[] left, int target, int top) {
    int higher = 0;
    int equal = 0;
    int candidates = 0;
    for (int item = 1; item < scores.length; item++) {
      if (Float.isNaN(scores[item])) {
        throw new IllegalStateException(
            "The model's score of an item is not a number: its weights have diverged.");
      }
      if (!left[item] || item == target) {
        candidates++;
        higher += target != 0 && scores[item] > scores[target] ? 1 : 0;
        equal += target != 0 && item != target && scores[item] == scores[target] ? 1 : 0;
      }
    }
    double rank = target == 0 ? Double.NaN : 1 + higher + 0.5 * equal;
    boolean[] out = left.clone();
    if (target != 0) {
      out[target] = false;
    }
    return new Answer(TopItems.best(scores, out, top), rank, candidates);
  }

  /**
   * The share of this list that the other has too, 0 … 1: |A ∩ B| / max(|A|, |B|); 1 where both are
   * empty.
   */
  public double overlap(Answer other) {
    Set<Integer> both = items();
    both.retainAll(other.items());
    int longer = Math.max(top.size(), other.top.size());
    return longer == 0 ? 1 : (double) both.size() / longer;
  }

  private Set<Integer> items() {
    return top.stream().map(Scored::item).collect(Collectors.toCollection(HashSet::new));
  }
}
