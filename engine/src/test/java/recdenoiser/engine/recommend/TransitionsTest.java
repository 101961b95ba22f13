package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.PackedHistories;

class TransitionsTest {
  private static final int ITEMS = 100;

  private final Transitions transitions = new LastItemTransitions(new LastAndUser());

  /** Item j after i has the score 1000 u + i / j. */
  private static final class LastAndUser implements Recommender {
    @Override
    public int itemCount() {
      return ITEMS;
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int h = 0; h < histories.count(); h++) {
        int last = histories.items()[histories.offsets()[h + 1] - 1];
        for (int item = 1; item <= ITEMS; item++) {
          scores[h * (ITEMS + 1) + item] = 1000 * histories.user(h) + (float) last / item;
        }
      }
    }
  }

  @Test
  void aStrengthIsTheScoreAfterThatItemAlone() {
    assertThat(transitions.strengths(2, new int[] {6, 9}, new int[] {1, 3, 2}))
        .isDeepEqualTo(new float[][] {{2006, 2002, 2003}, {2009, 2003, 2004.5f}});
  }

  @Test
  void thereMayBeAsManyAsThereAreItems() {
    int[] all = IntStream.rangeClosed(1, ITEMS).toArray();

    float[][] strengths = transitions.strengths(-1, all, all);

    for (int from : all) {
      assertThat(strengths[from - 1][from - 1]).isEqualTo(-999);
    }
  }

  @Test
  void whatIsNoItemIsRefused() {
    assertThatThrownBy(() -> transitions.strengths(-1, new int[] {1}, new int[] {ITEMS + 1}))
        .hasMessage("There is no item 101; items have the numbers 1 to 100.");
  }
}
