package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Selects the best items of one row of scores after the other, in one pass over each. */
final class TopSelection {
  private final int[] items;
  private final float[] best;
  private int count;

  /**
   * @param most how many are selected at most
   */
  TopSelection(int most) {
    this.items = new int[most];
    this.best = new float[most];
  }

  /**
   * @param scores none of them NaN
   * @param row where the row begins; the score of an item is at {@code row + item}
   * @param width items + 1
   * @param open which items may be selected
   * @return the best first, of equals the one with the smaller number
   */
  int[] of(float[] scores, int row, int width, IntPredicate open) {
    count = 0;
    for (int item = 1; item < width; item++) {
      float score = scores[row + item];
      boolean among = count < items.length || score > best[count - 1];
      if (among && open.test(item)) {
        insert(item, score);
      }
    }
    return Arrays.copyOf(items, count);
  }

  private void insert(int item, float score) {
    int place = count < items.length ? count++ : count - 1;
    while (place > 0 && best[place - 1] < score) {
      items[place] = items[place - 1];
      best[place] = best[place - 1];
      place--;
    }
    items[place] = item;
    best[place] = score;
  }
}
