package recdenoiser.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;

/** Attention under a pattern, on sequences shorter than the window. */
class PatternRuleTest {
  private static final int WINDOW = 9;
  private static final int LENGTH = 7;
  private static final int HEADS = 2;

  @ParameterizedTest
  @CsvSource({
    "SPARSE_STRIDED, MERGED, true",
    "SPARSE_STRIDED, SPLIT, false",
    "SPARSE_FIXED, MERGED, false",
    "SPARSE_FIXED, SPLIT, true"
  })
  void weightsAreZeroExactlyWhereThePatternIsClosed(
      String rule, PatternHeads heads, boolean causal) {
    AttentionRule rules =
        new PatternRule(
            new AttentionSettings(rule, 3, 1, heads, false, 1.5, RandomUnit.HEAD, 0),
            new RuleShape(1, HEADS, WINDOW, causal));
    double[][][][] weights = WeightsOf.random(rules.inference().block(0), 2, LENGTH, HEADS, causal);

    for (double[][][] sequence : weights) {
      for (int head = 0; head < HEADS; head++) {
        float[] pattern = rules.patterns()[head];
        for (int query = 0; query < LENGTH; query++) {
          double sum = 0;
          for (int key = 0; key < LENGTH; key++) {
            // the newest token is in the last slot
            int slot = (WINDOW - LENGTH + query) * WINDOW + WINDOW - LENGTH + key;
            assertThat(sequence[head][query][key] > 0).isEqualTo(pattern[slot] == 1);
            sum += sequence[head][query][key];
          }
          assertThat(sum).isCloseTo(1, within(1e-12));
        }
      }
    }
  }
}
