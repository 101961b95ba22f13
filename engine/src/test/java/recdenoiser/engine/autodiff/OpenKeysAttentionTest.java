package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.PatternHeads;
import recdenoiser.engine.attention.AttentionSettings.RandomUnit;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.TestRules;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.simd.KernelChoice;

/** Attention that goes only forward skips what is closed, and comes to the same. */
class OpenKeysAttentionTest {
  private static final int WINDOW = 120;
  private static final int WIDTH = 20;
  private static final int HEADS = 2;
  private static final Segments SEGMENTS =
      new Segments(new int[] {0, 120, 200, 230, 330, 331}, 0, 5);

  private final float[] numbers = numbers();
  private final Storage gradients = Storage.of(Precision.SINGLE, 1);

  @ParameterizedTest
  @CsvSource({
    "SPARSE_STRIDED, MERGED, true",
    "SPARSE_STRIDED, SPLIT, true",
    "SPARSE_STRIDED, MERGED, false",
    "SPARSE_FIXED, MERGED, true",
    "SPARSE_FIXED, SPLIT, false"
  })
  void withAndWithoutABackwardPass(String rule, PatternHeads heads, boolean causal) {
    ScoreRule pattern = pattern(rule, heads, causal);
    agreesWithAndWithoutABackwardPass(pattern, causal);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "1, false"})
  void learnedMasksThatCloseMost(int planesOfABlock, boolean causal) {
    MaskPlanes planes = new MaskPlanes(1, planesOfABlock, WINDOW, causal);
    MaskLogits logits = new MaskLogits(planes, 0.5, Precision.SINGLE);
    float[] values = new float[planes.count() * planes.cells()];
    for (int c = 0; c < values.length; c++) {
      values[c] = (float) (Draws.uniform(3, c) * 4 - 3.2);
    }
    logits.restore(values);

    agreesWithAndWithoutABackwardPass(new LearnedMask(logits).inference().block(0), causal);
  }

  private void agreesWithAndWithoutABackwardPass(ScoreRule rule, boolean causal) {
    assertThat(rule.openKeys(0).pays(WINDOW, causal)).isTrue();

    float[] all = attend(tape(), rule, causal, gradients);
    float[] open = attend(tape(), rule, causal, null);

    assertThat(open).containsExactly(all, within(2e-5f));
  }

  @Test
  void newLogitsOpenOtherKeys() {
    MaskPlanes planes = new MaskPlanes(1, 1, WINDOW, true);
    MaskLogits logits = new MaskLogits(planes, 0.9, Precision.SINGLE);
    ScoreRule rule = new LearnedMask(logits).inference().block(0);
    boolean before = rule.openKeys(0).pays(WINDOW, true);

    logits.restore(new float[planes.cells()]);

    assertThat(before).isFalse();
    assertThat(rule.openKeys(0).pays(WINDOW, true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"SPARSE_STRIDED, true", "SPARSE_FIXED, false"})
  void weightsThatWereSkippedCanStillBeLookedAt(String rule, boolean causal) {
    Tape tape = tape();
    ScoreRule pattern = pattern(rule, PatternHeads.MERGED, causal);
    float[] result = attend(tape, pattern, causal, null);
    double[] sums = new double[HEADS * SEGMENTS.tokens()];

    tape.visitAttention(
        block ->
            (sequence, head, query, length, keys, row) ->
                sums[head * SEGMENTS.tokens() + SEGMENTS.row(sequence) + query] =
                    IntStream.range(0, keys).mapToDouble(k -> row[k]).sum());

    for (double sum : sums) {
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
    assertThat(attend(tape, pattern, causal, null)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"SPARSE_STRIDED, true", "SPARSE_FIXED, false"})
  void someQueriesComeToTheSameAsAll(String rule, boolean causal) {
    ScoreRule pattern = pattern(rule, PatternHeads.MERGED, causal);
    int[] last = {119, 199, 229, 329, 330};
    float[] all = attend(tape(), pattern, causal, null);

    Tape tape = tape();
    tape.begin(0, null);
    float[] some =
        Ops.attention(
                tape,
                Ops.selectRows(tape, variable(tape, 0), last, 0, 5),
                variable(tape, 1),
                variable(tape, 2),
                SEGMENTS)
            .residual(Ops.selectRows(tape, variable(tape, 3), last, 0, 5))
            .queries(new Rows(last, 0, 5))
            .attend(pattern, new AttentionShape(HEADS, causal, 0), 1)
            .value()
            .toFloats();

    for (int r = 0; r < last.length; r++) {
      assertThat(Arrays.copyOfRange(some, r * WIDTH, (r + 1) * WIDTH))
          .containsExactly(
              Arrays.copyOfRange(all, last[r] * WIDTH, (last[r] + 1) * WIDTH), within(2e-5f));
    }
  }

  private static Tape tape() {
    return new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);
  }

  private static ScoreRule pattern(String rule, PatternHeads heads, boolean causal) {
    AttentionSettings settings =
        new AttentionSettings(rule, 0, 1, heads, false, 1.5, RandomUnit.HEAD, 0);
    return TestRules.create(settings, new RuleShape(1, HEADS, WINDOW, causal), new Parameters())
        .inference()
        .block(0);
  }

  private float[] attend(Tape tape, ScoreRule rule, boolean causal, Storage gradients) {
    tape.begin(0, gradients);
    Variable out =
        Ops.attention(tape, variable(tape, 0), variable(tape, 1), variable(tape, 2), SEGMENTS)
            .residual(variable(tape, 3))
            .attend(rule, new AttentionShape(HEADS, causal, 0), 1);
    return out.value().toFloats();
  }

  private Variable variable(Tape tape, int which) {
    int size = SEGMENTS.tokens() * WIDTH;
    Variable x = tape.variable(SEGMENTS.tokens(), WIDTH);
    x.value().write(0, numbers, which * size, size);
    return x;
  }

  private static float[] numbers() {
    Random random = new Random(12);
    float[] numbers = new float[4 * SEGMENTS.tokens() * WIDTH];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
