package recdenoiser.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class AttentionStatisticsTest {
  private static final float X = Float.NaN;

  @Test
  void aCausalMapOfThreeTokens() {
    float[] map = {1, X, X, 0.5f, 0.5f, X, 0, 0.25f, 0.75f};
    BitSet noise = new BitSet();
    noise.set(1);

    AttentionStatistics s = AttentionStatistics.of(map, 3, noise);

    double last = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    assertThat(s.queries()).isEqualTo(3);
    assertThat(s.zeros()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(s.entropy()).isCloseTo((0 + Math.log(2) + last) / 3, within(1e-12));
    assertThat(s.effectiveKeys()).isCloseTo((1 + 2 + Math.exp(last)) / 3, within(1e-12));
    assertThat(s.distance()).isCloseTo((0 + 0.5 + 0.25) / 3, within(1e-12));
    assertThat(s.noiseShare()).as("queries 0 and 2 are no noise").isCloseTo(0.125, within(1e-12));
    assertThat(s.noiseChance()).isCloseTo((0 + 1 / 3.0) / 2, within(1e-12));
    assertThat(s.timesChance()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void rowsAreReadAsSharesOfWhatIsLeftOfThem() {
    AttentionStatistics whole = AttentionStatistics.of(new float[] {1, X, 0.5f, 0.5f}, 2);
    AttentionStatistics masked = AttentionStatistics.of(new float[] {1, X, 0.1f, 0.1f}, 2);

    assertThat(masked.entropy()).isCloseTo(whole.entropy(), within(1e-7));
    assertThat(masked.distance()).isCloseTo(whole.distance(), within(1e-7));
  }

  @Test
  void aRowThatHasLostAllItsWeightCountsAmongTheZerosOnly() {
    AttentionStatistics s = AttentionStatistics.of(new float[] {1, X, 0, 0}, 2);

    assertThat(s.queries()).isEqualTo(1);
    assertThat(s.zeros()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(s.entropy()).isZero();
    assertThat(s.effectiveKeys()).isEqualTo(1);
  }

  @Test
  void oneKeyHasNoEntropyAndNoDistance() {
    AttentionStatistics s = AttentionStatistics.of(new float[] {1}, 1);

    assertThat(s.entropy()).isZero();
    assertThat(s.effectiveKeys()).isEqualTo(1);
    assertThat(s.distance()).isZero();
    assertThat(s.noiseShare()).isNaN();
    assertThat(s.timesChance()).isNaN();
  }

  @Test
  void nothingThatCanBeSeenIsNotANumberAndNotZero() {
    AttentionStatistics s = AttentionStatistics.of(new float[] {X, X, X, X}, 2);

    assertThat(s.zeros()).isNaN();
    assertThat(s.entropy()).isNaN();
    assertThat(s.queries()).isZero();
  }

  @Test
  void movedIsHalfTheDifferenceOfEachRow() {
    float[] before = {1, X, 0.5f, 0.5f};
    float[] turned = {1, X, 1, 0};
    float[] masked = {0, X, 0, 0};

    assertThat(AttentionStatistics.moved(before, before, 2)).isZero();
    assertThat(AttentionStatistics.moved(before, turned, 2)).isCloseTo(0.25, within(1e-12));
    assertThat(AttentionStatistics.moved(before, masked, 2)).isCloseTo(0.5, within(1e-12));
    assertThat(AttentionStatistics.moved(new float[] {X}, new float[] {X}, 1)).isNaN();
  }
}
