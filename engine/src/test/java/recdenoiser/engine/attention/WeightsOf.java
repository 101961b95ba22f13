package recdenoiser.engine.attention;

import java.util.Random;
import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The attention weights that random queries and keys get under a rule. */
final class WeightsOf {
  private static final int WIDTH = 4;

  private WeightsOf() {}

  /**
   * @return [sequence][head][query][key], of {@code count} sequences of {@code length}
   */
  static double[][][][] random(ScoreRule rule, int count, int length, int heads, boolean causal) {
    int[] offsets = new int[count + 1];
    for (int s = 0; s < count; s++) {
      offsets[s + 1] = offsets[s] + length;
    }
    Random random = new Random(6);
    Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
    tape.begin(0, null);
    Ops.attention(
            tape,
            variable(tape, random, count * length),
            variable(tape, random, count * length),
            variable(tape, random, count * length),
            new Segments(offsets, 0, count))
        .attend(rule, new AttentionShape(heads, causal, 0), 1);
    double[][][][] weights = new double[count][heads][length][length];
    tape.visitAttention(
        block ->
            (sequence, head, query, m, keys, row) ->
                System.arraycopy(row, 0, weights[sequence][head][query], 0, keys));
    return weights;
  }

  private static Variable variable(Tape tape, Random random, int rows) {
    Variable x = tape.variable(rows, WIDTH);
    double[] numbers = random.doubles((long) rows * WIDTH, -2, 2).toArray();
    x.value().write(0, numbers, 0, numbers.length);
    return x;
  }
}
