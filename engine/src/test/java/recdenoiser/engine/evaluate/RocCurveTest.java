package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.evaluate.RocCurve.Point;

class RocCurveTest {

  /** Three of four pairs of a positive (.9, .4) and a negative (.6, .1) are in order. */
  @Test
  void theAreaIsTheShareOfPairsInOrder() {
    RocCurve roc = RocCurve.of(new double[] {0.4, 0.9, 0.1, 0.6}, bits(0, 1));

    assertThat(roc.points())
        .containsExactly(
            new Point(Double.POSITIVE_INFINITY, 0, 0),
            new Point(0.9, 0, 0.5),
            new Point(0.6, 0.5, 0.5),
            new Point(0.4, 0.5, 1),
            new Point(0.1, 1, 1));
    assertThat(roc.auc()).isEqualTo(0.75);
    assertThat(roc.positives()).isEqualTo(2);
    assertThat(roc.negatives()).isEqualTo(2);
  }

  /** .5 is both: of the pairs with .9 and .5 against .5 and .2 one is a tie, three in order. */
  @Test
  void equalScoresAreOnePointAndCountHalf() {
    RocCurve roc = RocCurve.of(new double[] {0.9, 0.5, 0.5, 0.2}, bits(0, 1));

    assertThat(roc.points())
        .containsExactly(
            new Point(Double.POSITIVE_INFINITY, 0, 0),
            new Point(0.9, 0, 0.5),
            new Point(0.5, 0.5, 1),
            new Point(0.2, 1, 1));
    assertThat(roc.auc()).isEqualTo(3.5 / 4);
  }

  @Test
  void scoresThatAreAllTheSameTellNothing() {
    assertThat(RocCurve.of(new double[] {1, 1, 1}, bits(1)).auc()).isEqualTo(0.5);
  }

  @Test
  void withoutPositivesOrNegativesThereIsNoArea() {
    assertThat(RocCurve.of(new double[] {1, 2}, bits()).auc()).isNaN();
    assertThat(RocCurve.of(new double[] {1, 2}, bits(0, 1)).auc()).isNaN();
    assertThat(RocCurve.of(new double[0], bits()).auc()).isNaN();
  }

  @Property
  void theAreaIsWhatCountingPairsGives(
      @ForAll @Size(min = 1, max = 40) int[] drawn, @ForAll @IntRange(max = 1 << 20) int which) {
    double[] scores = new double[drawn.length];
    BitSet positive = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.floorMod(drawn[i], 7);
      positive.set(i, (which >> (i % 20) & 1) == 1);
    }
    double ordered = 0;
    long pairs = 0;
    for (int p = 0; p < scores.length; p++) {
      for (int n = 0; n < scores.length; n++) {
        if (positive.get(p) && !positive.get(n)) {
          pairs++;
          ordered += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
        }
      }
    }
    double auc = RocCurve.of(scores, positive).auc();

    if (pairs == 0) {
      assertThat(auc).isNaN();
    } else {
      assertThat(auc).isCloseTo(ordered / pairs, within(1e-12));
    }
  }

  @Property
  void fewerPointsBeginAndEndAlike(@ForAll @IntRange(min = 2, max = 30) int most) {
    double[] scores = new double[200];
    BitSet positive = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i * 37 % 200;
      positive.set(i, i % 3 == 0);
    }
    RocCurve whole = RocCurve.of(scores, positive);
    RocCurve thin = whole.thinned(most);

    assertThat(thin.points()).hasSizeLessThanOrEqualTo(most).isSubsetOf(whole.points());
    assertThat(thin.points().get(0)).isEqualTo(whole.points().get(0));
    assertThat(thin.points().get(thin.points().size() - 1))
        .isEqualTo(whole.points().get(whole.points().size() - 1));
    assertThat(thin.points()).doesNotHaveDuplicates();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
