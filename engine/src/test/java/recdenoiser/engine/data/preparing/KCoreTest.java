package recdenoiser.engine.data.preparing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.SequencesInWords;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

class KCoreTest {
  /**
   * Item 4 has one action; without it u1 has one left; without u1, item 3 has one left; without it
   * u2 has one left.
   */
  private static final Sequences CHAIN =
      SequencesInWords.of(
          4, new int[] {1, 2, 1, 2}, new int[] {3, 4}, new int[] {3, 1}, new int[] {2, 1, 2});

  @Test
  void whereNothingIsLeftOutNothingIsCopied() {
    Sequences data = SequencesInWords.of(2, new int[] {1, 2}, new int[] {2, 1, 2});

    assertThat(KCore.apply(data, 2, 2, CoreRule.ITERATED)).isSameAs(data);
    assertThat(KCore.apply(data, 3, 1, CoreRule.ONCE).userCount()).isEqualTo(1);
  }

  @Test
  void onceGoesByTheCountsOfTheRawData() {
    Sequences kept = KCore.apply(CHAIN, 2, 2, CoreRule.ONCE);

    assertThat(SequencesInWords.described(kept))
        .containsExactly("u0: 1 2 1 2", "u1: 3", "u2: 3 1", "u3: 2 1 2");
  }

  @Test
  void iteratedGoesOnUntilNothingChanges() {
    Sequences kept = KCore.apply(CHAIN, 2, 2, CoreRule.ITERATED);

    assertThat(SequencesInWords.described(kept)).containsExactly("u0: 1 2 1 2", "u3: 2 1 2");
    assertThat(SequencesInWords.items(kept)).containsExactly("1", "2");
  }

  @Test
  void itemsAreNumberedAnewInTheirOldOrder() {
    Sequences data =
        SequencesInWords.of(5, new int[] {5, 3, 5}, new int[] {1}, new int[] {3, 2, 3, 2});

    Sequences kept = KCore.apply(data, 2, 2, CoreRule.ONCE);

    assertThat(SequencesInWords.items(kept)).containsExactly("2", "3", "5");
    assertThat(kept.itemsOf(0)).containsExactly(3, 2, 3);
    assertThat(kept.itemsOf(1)).containsExactly(2, 1, 2, 1);
    assertThat(kept.userLabel(1)).isEqualTo("u2");
  }

  @Test
  void usersWithoutAnyActionLeftGoToo() {
    Sequences data = SequencesInWords.of(3, new int[] {1, 1, 1}, new int[] {2, 3});

    Sequences kept = KCore.apply(data, 2, 2, CoreRule.ONCE);

    assertThat(SequencesInWords.described(kept)).containsExactly("u0: 1 1 1");
  }

  @Test
  void nothingMayBeLeft() {
    Sequences kept = KCore.apply(CHAIN, 5, 5, CoreRule.ITERATED);

    assertThat(kept.userCount()).isZero();
    assertThat(kept.itemCount()).isZero();
  }

  @Test
  void zeroKeepsAll() {
    assertThat(KCore.apply(CHAIN, 0, 0, CoreRule.ONCE)).isSameAs(CHAIN);
  }

  @Test
  void timesStayWithTheirActions() {
    Sequences data =
        new Sequences(
            "test",
            3,
            new int[] {0, 4},
            new int[] {1, 2, 1, 3},
            new long[] {10, 20, 30, 40},
            user -> "u",
            item -> "i" + item);

    Sequences kept = KCore.apply(data, 1, 2, CoreRule.ONCE);

    assertThat(kept.time(0, 0)).isEqualTo(10);
    assertThat(kept.time(0, 1)).isEqualTo(30);
  }
}
