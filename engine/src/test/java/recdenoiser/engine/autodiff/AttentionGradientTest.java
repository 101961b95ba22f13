package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * The backward pass through attention: heads, masks, dropout, residuals and bands of long
 * sequences.
 */
class AttentionGradientTest {
  private static final int WIDTH = 4;
  private static final Segments SHORT = new Segments(new int[] {0, 1, 4, 9}, 0, 3);

  @ParameterizedTest
  @CsvSource({
    "1, 0, false, false",
    "2, 0, false, true",
    "1, 0, true, false",
    "2, 0, true, true",
    "1, 0.3, false, true",
    "2, 0.3, true, false"
  })
  void causal(int heads, double dropout, boolean masked, boolean residual) {
    check(SHORT, new AttentionShape(heads, true, dropout), masked, residual);
  }

  @Test
  void bothDirections() {
    check(SHORT, new AttentionShape(2, false, 0.3), true, true);
  }

  @Test
  void someSequencesOfABatch() {
    Segments inside = new Segments(new int[] {0, 3, 5, 9, 12}, 1, 3);

    check(inside, new AttentionShape(2, true, 0.3), true, true);
  }

  @Test
  void bandsOfSequencesLongerThanATile() {
    check(LongSequences.beforeAShortOne(), new AttentionShape(2, true, 0.2), true, true);
  }

  @Test
  void bandsInBothDirections() {
    check(LongSequences.alone(), new AttentionShape(1, false, 0), false, false);
  }

  @Test
  void narrowBandsOfShorterCausalSequences() {
    Segments shorter = new Segments(new int[] {0, 37, 40}, 0, 2);
    assertThat(ScoreTile.bands(37, true)).isEqualTo(2);

    check(shorter, new AttentionShape(2, true, 0.2), true, true);
  }

  private static void check(
      Segments segments, AttentionShape shape, boolean masked, boolean residual) {
    int tokens = segments.tokens();
    OperationCheck check = new OperationCheck(tokens + shape.heads(), segments.firstToken());
    check.input(tokens, WIDTH).input(tokens, WIDTH).input(tokens, WIDTH);
    if (residual) {
      check.input(tokens, WIDTH);
    }
    ScoreRule masks =
        masked
            ? (sequence, head, length, weighting) -> weighting.mask(RandomRowMask.of(sequence))
            : ScoreRule.SOFTMAX;
    check.agrees(
        (tape, in) ->
            Ops.attention(tape, in.get(0), in.get(1), in.get(2), segments)
                .residual(residual ? in.get(3) : null)
                .attend(masks, shape, 4711));
  }
}
