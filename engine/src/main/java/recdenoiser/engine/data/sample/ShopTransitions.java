package recdenoiser.engine.data.sample;

import java.util.Arrays;
import recdenoiser.engine.data.KeyedRandom;

/**
 * Which item follows which within an interest: a sparse Markov chain, so that the order of a
 * sequence matters. Some items are followed to more often than others, so that there is popularity
 * too.
 */
final class ShopTransitions {
  /** How likely the first, second and third successor of an item are. */
  private static final double[] PROBABILITIES = {0.7, 0.2, 0.1};

  private static final int SIZE = ShopCatalogue.ITEMS_PER_INTEREST;

  private final int[][] successors = new int[ShopCatalogue.items() + 1][];

  ShopTransitions(long seed) {
    for (int item = 1; item < successors.length; item++) {
      successors[item] = drawSuccessors(item, new KeyedRandom(seed, "transitions", item));
    }
  }

  private static int[] drawSuccessors(int item, KeyedRandom random) {
    int[] drawn = new int[PROBABILITIES.length];
    for (int s = 0; s < drawn.length; ) {
      int candidate = first(ShopCatalogue.interestOf(item)) + drawPlace(random);
      if (candidate != item && Arrays.stream(drawn).noneMatch(known -> known == candidate)) {
        drawn[s++] = candidate;
      }
    }
    return drawn;
  }

  /** A place in an interest, 0 … SIZE - 1; the first is most likely. */
  private static int drawPlace(KeyedRandom random) {
    return Math.min(random.nextInt(SIZE), random.nextInt(SIZE + SIZE / 2));
  }

  private static int first(int interest) {
    return 1 + interest * SIZE;
  }

  /** An item to begin an interest with. */
  int start(int interest, KeyedRandom random) {
    return first(interest) + drawPlace(random);
  }

  /**
   * The item that follows {@code item} for a user who has been to {@code visited} items.
   *
   * @return 0 if the user has been to every successor
   */
  int next(int item, boolean[] visited, KeyedRandom random) {
    double left = 0;
    for (int s = 0; s < PROBABILITIES.length; s++) {
      left += visited[successors[item][s]] ? 0 : PROBABILITIES[s];
    }
    double point = random.nextDouble() * left;
    int chosen = 0;
    for (int s = 0; s < PROBABILITIES.length; s++) {
      if (!visited[successors[item][s]]) {
        chosen = successors[item][s];
        point -= PROBABILITIES[s];
        if (point < 0) {
          return chosen;
        }
      }
    }
    return chosen;
  }
}
