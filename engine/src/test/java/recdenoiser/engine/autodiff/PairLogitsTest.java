package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Logits of pairs against the sum over all items as it is written down. */
class PairLogitsTest {
  private static final int WIDTH = 3;
  private static final int ITEM_WIDTH = 4;
  private static final int ITEMS = 20;
  private static final int GAP = ITEMS + 1;

  /** Sequences of 1, 4 and 3 tokens of which the last two are on the tape. */
  private static final int[] OFFSETS = {0, 1, 5, 8};

  private static final int[] IDS = {7, 3, GAP, 5, 3, 9, 1, GAP};

  private final Random random = new Random(3);
  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final Segments segments = new Segments(OFFSETS, 1, 3);
  private final Matrix key = matrix(ITEM_WIDTH, WIDTH);
  private final Matrix query = matrix(ITEM_WIDTH, WIDTH);

  private Matrix matrix(int rows, int width) {
    Matrix matrix = Matrix.zeros(Precision.DOUBLE, rows, width);
    matrix.write(0, random.doubles((long) rows * width, -1, 1).toArray(), 0, rows * width);
    return matrix;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyPair(boolean causal) {
    tape.begin(segments.firstToken(), Storage.of(Precision.DOUBLE, 1));
    Variable items = tape.variable(segments.tokens(), ITEM_WIDTH);
    items.value.write(0, matrix(segments.tokens(), ITEM_WIDTH).toDoubles(), 0, items.value.size());
    PairLogits pairs = new PairLogits(WIDTH, causal);

    pairs.compute(
        tape,
        items,
        segments,
        IDS,
        ITEMS,
        new PairLogits.Weights(key, query, null, null),
        () -> {});

    double[][] keys = product(items.value, key);
    double[][] queries = product(items.value, query);
    for (int sequence = 1; sequence < 3; sequence++) {
      int length = OFFSETS[sequence + 1] - OFFSETS[sequence];
      for (int u = 0; u < length; u++) {
        for (int v = 0; v < pairs.keys(u, length); v++) {
          assertThat(pairs.logits()[pairs.start(sequence) + u * length + v])
              .as("sequence %d, query %d, key %d", sequence, u, v)
              .isCloseTo(expected(keys, queries, sequence, u, v, causal), within(1e-12));
        }
      }
    }
  }

  private static double expected(
      double[][] keys, double[][] queries, int sequence, int u, int v, boolean causal) {
    int first = OFFSETS[sequence];
    int last = causal ? first + u : OFFSETS[sequence + 1] - 1;
    double sum = 0;
    int seen = 0;
    for (int w = first; w <= last; w++) {
      if (IDS[w] == GAP) {
        continue;
      }
      seen++;
      for (int i = 0; w != first + v && i < WIDTH; i++) {
        sum += keys[first + v - 1][i] * queries[w - 1][i];
      }
    }
    return 2 / Math.sqrt(WIDTH) * sum / Math.max(1, seen - 1);
  }

  private static double[][] product(Matrix items, Matrix weight) {
    double[][] product = new double[items.rows()][weight.width()];
    for (int t = 0; t < items.rows(); t++) {
      for (int i = 0; i < weight.width(); i++) {
        for (int d = 0; d < weight.rows(); d++) {
          product[t][i] += items.get(t * items.width() + d) * weight.get(d * weight.width() + i);
        }
      }
    }
    return product;
  }
}
