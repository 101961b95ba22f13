package recdenoiser.engine.recommend;

import java.util.Arrays;
import recdenoiser.engine.data.PackedHistories;

/** What a first-order model gives items as scores after histories of one item each. */
final class LastItemTransitions implements Transitions {
  private static final int AT_ONCE = 64;

  private final Recommender recommender;

  LastItemTransitions(Recommender recommender) {
    this.recommender = recommender;
  }

  @Override
  public float[][] strengths(int user, int[] from, int[] to) {
    int items = recommender.itemCount();
    Arrays.stream(from).forEach(item -> CatalogueItems.require(item, items));
    Arrays.stream(to).forEach(item -> CatalogueItems.require(item, items));
    float[][] strengths = new float[from.length][to.length];
    for (int first = 0; first < from.length; first += AT_ONCE) {
      int end = Math.min(from.length, first + AT_ONCE);
      float[] scores = new float[(end - first) * (items + 1)];
      recommender.score(histories(user, Arrays.copyOfRange(from, first, end)), scores);
      for (int f = first; f < end; f++) {
        for (int t = 0; t < to.length; t++) {
          strengths[f][t] = scores[(f - first) * (items + 1) + to[t]];
        }
      }
    }
    return strengths;
  }

  private static PackedHistories histories(int user, int[] items) {
    int[] offsets = new int[items.length + 1];
    int[] users = new int[items.length];
    Arrays.setAll(offsets, h -> h);
    Arrays.fill(users, user);
    return new PackedHistories(items, offsets, items.length, users, null);
  }
}
