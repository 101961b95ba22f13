package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Precision;

/** What is counted, penalised and changed in the table of logits. */
class MaskLogitsTest {
  private static final int WINDOW = 3;
  private static final double OPEN = 0.75;

  private static MaskLogits logits(int heads, boolean causal) {
    return new MaskLogits(new MaskPlanes(2, heads, WINDOW, causal), OPEN, Precision.SINGLE);
  }

  @ParameterizedTest
  @CsvSource({"1, true, 12", "2, true, 24", "1, false, 18", "2, false, 36"})
  void admissibleConnectionsCountOverAllPlanes(int heads, boolean causal, int expected) {
    assertThat(logits(heads, causal).admissible()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "1, false", "2, false"})
  void everyAdmissibleConnectionIsPenalised(int heads, boolean causal) {
    MaskLogits logits = logits(heads, causal);
    double[][] gradient = logits.zeroGradient();

    double penalty = logits.addPenalty(0.5, null, gradient);

    assertThat(penalty).isCloseTo(0.5 * OPEN * logits.admissible(), within(1e-6));
    for (double[] plane : gradient) {
      for (int query = 0; query < WINDOW; query++) {
        for (int key = 0; key < WINDOW; key++) {
          boolean admissible = !causal || key <= query;
          double slope = admissible ? 0.5 * OPEN * (1 - OPEN) : 0;
          assertThat(plane[query * WINDOW + key]).isCloseTo(slope, within(1e-7));
        }
      }
    }
  }

  @Test
  void connectionsThatExistInFewerSequencesArePenalisedLess() {
    MaskLogits logits = logits(2, false);
    double[] share = new double[WINDOW * WINDOW];
    share[2] = 0.25;

    assertThat(logits.addPenalty(1, share, logits.zeroGradient()))
        .isCloseTo(4 * 0.25 * OPEN, within(1e-6));
  }

  @Test
  void openSharesAreByBlockAndHead() {
    MaskLogits logits = logits(2, true);
    float[] values = new float[4 * WINDOW * WINDOW];
    Arrays.fill(values, 1);
    // block 0, head 1: query 2 sees nothing; block 1, head 0: query 1 does not see itself
    Arrays.fill(values, 9 + 6, 9 + 9, -1);
    values[2 * 9 + 4] = -1;
    logits.restore(values);

    assertThat(logits.openShares()).isDeepEqualTo(new double[][] {{1, 0.5}, {5 / 6.0, 1}});
    assertThat(logits.openShare()).containsExactly(new double[] {0.75, 11 / 12.0}, within(1e-12));
  }

  @Test
  void planesAreCountedBlockAfterBlock() {
    MaskPlanes own = new MaskPlanes(2, 3, WINDOW, true);
    MaskPlanes shared = new MaskPlanes(2, 1, WINDOW, true);

    assertThat(own.count()).isEqualTo(6);
    assertThat(own.of(1, 2)).isEqualTo(5);
    assertThat(shared.of(1, 2)).isEqualTo(1);
  }
}
