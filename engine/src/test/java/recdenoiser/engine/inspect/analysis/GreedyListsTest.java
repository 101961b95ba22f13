package recdenoiser.engine.inspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Lists that are filled for all users together, by hand and against all pairs in order. */
final class GreedyListsTest {

  /**
   * Item 1 has one place: user 1, who scores it 9, gets it before user 0 with 8. User 0 has 3 and 2
   * left, user 1 takes 2 with 5 before user 0 asks for it with 4.
   */
  @Test
  void theHighestScoreOfAnybodyGoesFirst() {
    float[][] scores = {{0, 8, 4, 6}, {0, 9, 5, 1}};

    assertThat(fill(scores, 2, 3, 1, 1, 9)).isDeepEqualTo(new int[][] {{3}, {1, 2}});
    assertThat(fill(scores, 2, 3, 9, 9, 9)).isDeepEqualTo(new int[][] {{1, 3}, {1, 2}});
    assertThat(fill(scores, 1, 3, 0, 0, 1)).isDeepEqualTo(new int[][] {{3}, {}});
  }

  /** Of equal scores the user with the smaller number, and then the smaller item. */
  @Test
  void equalScoresGoByNumber() {
    float[][] scores = {{0, 1, 1}, {0, 1, 1}};

    assertThat(fill(scores, 1, 1, 1, 1)).isDeepEqualTo(new int[][] {{1}, {2}});
  }

  @Property(tries = 200)
  void stretchesGiveWhatAllPairsInOrderGive(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int users,
      @ForAll @IntRange(min = 1, max = 9) int items,
      @ForAll @IntRange(min = 1, max = 4) int length,
      @ForAll @IntRange(min = 1, max = 3) int stretch) {
    Random random = new Random(seed);
    float[][] scores = new float[users][items + 1];
    for (float[] own : scores) {
      for (int item = 1; item <= items; item++) {
        own[item] = random.nextInt(6);
      }
    }
    int[] places = new int[items + 1];
    for (int item = 1; item <= items; item++) {
      places[item] = random.nextInt(4);
    }

    assertThat(GreedyLists.fill(source(scores, stretch), users, length, places))
        .isDeepEqualTo(allPairs(scores, length, places));
  }

  private static int[][] fill(float[][] scores, int length, int stretch, int... places) {
    int[] byItem = new int[places.length + 1];
    System.arraycopy(places, 0, byItem, 1, places.length);
    return GreedyLists.fill(source(scores, stretch), scores.length, length, byItem);
  }

  private static GreedyLists.Source source(float[][] scores, int stretch) {
    return new GreedyLists.Source() {
      @Override
      public GreedyLists.Stretch first(int user) {
        return stretch(user, ordered(scores[user]));
      }

      @Override
      public GreedyLists.Stretch next(int user, int item, float score, int[] places) {
        List<Integer> all = ordered(scores[user]);
        return stretch(
            user,
            all.subList(all.indexOf(item) + 1, all.size()).stream()
                .filter(one -> places[one] > 0)
                .toList());
      }

      private GreedyLists.Stretch stretch(int user, List<Integer> some) {
        int[] items = some.stream().limit(stretch).mapToInt(i -> i).toArray();
        float[] own = new float[items.length];
        for (int i = 0; i < items.length; i++) {
          own[i] = scores[user][items[i]];
        }
        return new GreedyLists.Stretch(items, own);
      }
    };
  }

  private static List<Integer> ordered(float[] scores) {
    List<Integer> items = new ArrayList<>();
    for (int item = 1; item < scores.length; item++) {
      items.add(item);
    }
    items.sort(Comparator.<Integer>comparingDouble(item -> -scores[item]).thenComparingInt(i -> i));
    return items;
  }

  private static int[][] allPairs(float[][] scores, int length, int[] places) {
    List<int[]> pairs = new ArrayList<>();
    for (int user = 0; user < scores.length; user++) {
      for (int item = 1; item < scores[user].length; item++) {
        pairs.add(new int[] {user, item});
      }
    }
    pairs.sort(
        Comparator.<int[]>comparingDouble(pair -> -scores[pair[0]][pair[1]])
            .thenComparingInt(pair -> pair[0])
            .thenComparingInt(pair -> pair[1]));
    int[] left = places.clone();
    int[][] lists = new int[scores.length][0];
    for (int[] pair : pairs) {
      int[] own = lists[pair[0]];
      if (own.length < length && left[pair[1]] > 0) {
        left[pair[1]]--;
        lists[pair[0]] = Arrays.copyOf(own, own.length + 1);
        lists[pair[0]][own.length] = pair[1];
      }
    }
    return lists;
  }
}
