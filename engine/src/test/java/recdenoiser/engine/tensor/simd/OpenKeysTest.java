package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.QueryUnits;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.plain.PlainKernels;
import recdenoiser.engine.tensor.plain.PlainSoftmax;

/**
 * Attention over open keys alone: on vectors against plain loops, and plain loops against the
 * softmax over everything. Sequences fill the window or a part of it.
 */
@Tag("kernels")
class OpenKeysTest {
  private static final double SCALE = 0.3;

  private enum Shape {
    DIAGONALS,
    STRETCHES,
    SCATTERED
  }

  record Case(Shape shape, int window, int length, boolean causal, int width, int heads) {
    float[] table(boolean graded) {
      float[] table = new float[window * window];
      for (int q = 0; q < window; q++) {
        for (int k = 0; k < (causal ? q + 1 : window); k++) {
          boolean open = q == k || open(q, k);
          table[q * window + k] = open ? graded ? (1 + (q + k) % 7) / 8f : 1 : 0;
        }
      }
      return table;
    }

    private boolean open(int q, int k) {
      int stride = stride();
      return switch (shape) {
        case DIAGONALS -> Math.abs(q - k) < stride || (q - k) % stride == 0;
        case STRETCHES -> q / stride == k / stride || k % stride == stride - 1;
        case SCATTERED -> (q * 31 + k * 17) % 11 == 0;
      };
    }

    int stride() {
      return Math.max(2, (int) Math.sqrt(window));
    }

    int headWidth() {
      return width / heads;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (boolean causal : new boolean[] {true, false}) {
        cases.add(new Case(shape, 64, 64, causal, 8, 1));
        cases.add(new Case(shape, 70, 65, causal, 20, 1));
        cases.add(new Case(shape, 90, 17, causal, 50, 2));
        cases.add(new Case(shape, 200, 200, causal, 50, 1));
        cases.add(new Case(shape, 200, 131, causal, 50, 2));
        cases.add(new Case(shape, 100, 80, causal, 90, 1));
        cases.add(new Case(shape, 65, 1, causal, 4, 1));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPatternOnVectorsIsTheOneInLoops(Case given) {
    OpenKeys open = OpenKeys.pattern(given.table(false), given.window, given.stride());
    Sequence fast = new Sequence(given);
    Sequence slow = new Sequence(given);

    fast.attend(new SimdKernels(), open);
    slow.attend(new PlainKernels(), open);

    fast.closeTo(slow);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMaskOnVectorsIsTheOneInLoops(Case given) {
    OpenKeys open = OpenKeys.mask(given.table(true), given.window);
    Sequence fast = new Sequence(given);
    Sequence slow = new Sequence(given);

    fast.weigh(new SimdKernels(), open);
    slow.weigh(new PlainKernels(), open);

    fast.closeTo(slow);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void skippingIsClosing(Case given) {
    Sequence skipped = new Sequence(given);
    Sequence closed = new Sequence(given);
    OpenKeys open = OpenKeys.pattern(given.table(false), given.window, given.stride());

    skipped.attend(new PlainKernels(), open);
    closed.addAll(given.table(false), true);

    skipped.closeTo(closed);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void skippingAfterTheSoftmaxIsMasking(Case given) {
    Sequence skipped = new Sequence(given);
    Sequence masked = new Sequence(given);

    skipped.weigh(new PlainKernels(), OpenKeys.mask(given.table(true), given.window));
    masked.addAll(given.table(true), false);

    skipped.closeTo(masked);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyOpenKeyHasAScoreOfItsOwnAndTheOthersAreClosed(Case given) {
    float[] table = given.table(false);
    OpenKeys open = OpenKeys.pattern(table, given.window, given.stride());
    for (QueryUnits units :
        List.of(QueryUnits.inOrder(open), QueryUnits.byPhase(open, given.stride()))) {
      assertThat(units.scoreAt).doesNotHaveDuplicates();
      int openLanes = 0;
      for (float closed : units.closed) {
        openLanes += closed == 0 ? 1 : 0;
      }
      assertThat(openLanes).isEqualTo(open.keys.length);
    }
  }

  @Test
  void diagonalsAreCheapInOrderAndStretchesByPhase() {
    Case diagonals = new Case(Shape.DIAGONALS, 200, 200, true, 50, 1);
    Case stretches = new Case(Shape.STRETCHES, 200, 200, true, 50, 1);
    OpenKeys diagonal = OpenKeys.pattern(diagonals.table(false), 200, 14);
    OpenKeys stretch = OpenKeys.pattern(stretches.table(false), 200, 14);

    assertThat(diagonal.units.count()).isEqualTo(QueryUnits.inOrder(diagonal).count());
    assertThat(stretch.units.count())
        .isEqualTo(QueryUnits.byPhase(stretch, 14).count())
        .isLessThan(QueryUnits.inOrder(stretch).count());
  }

  @ParameterizedTest
  @CsvSource({"200, true", "100, true", "63, false", "10, false"})
  void itPaysForLongSequences(int length, boolean pays) {
    Case given = new Case(Shape.DIAGONALS, 200, 200, true, 50, 1);

    assertThat(OpenKeys.mask(given.table(false), 200).pays(length, true)).isEqualTo(pays);
  }

  @ParameterizedTest
  @CsvSource({"0.3, true", "0.4, false", "1, false"})
  void itPaysWhereLessThanAThirdIsOpen(double share, boolean pays) {
    float[] table = new float[100 * 100];
    for (int c = 0; c < table.length; c++) {
      table[c] = c % 100 < 100 * share ? 1 : 0;
    }

    assertThat(OpenKeys.mask(table, 100).pays(100, false)).isEqualTo(pays);
  }

  /** One sequence somewhere in a batch, and what attention adds to it. */
  private static final class Sequence {
    private static final int BEFORE = 3;

    private final Case given;
    private final Matrix query;
    private final Matrix key;
    private final Matrix value;
    private final Matrix out;

    Sequence(Case given) {
      this.given = given;
      Numbers same = new Numbers(given.length);
      int tokens = given.length + 2 * BEFORE;
      query = same.matrix(tokens, given.width);
      key = same.matrix(tokens, given.width);
      value = same.matrix(tokens, given.width);
      out = same.matrix(tokens, given.width);
    }

    private int at(int head) {
      return BEFORE * given.width + head * given.headWidth();
    }

    private Slice part(Matrix matrix, int head) {
      return new Slice().view(matrix, at(head), given.length, given.headWidth(), given.width);
    }

    void attend(Kernels kernels, OpenKeys open) {
      for (int h = 0; h < given.heads; h++) {
        kernels
            .openKeys()
            .attend(open, SCALE, part(query, h), part(key, h), part(value, h), part(out, h));
      }
    }

    void weigh(Kernels kernels, OpenKeys open) {
      for (int h = 0; h < given.heads; h++) {
        kernels
            .openKeys()
            .weigh(open, given.causal, SCALE, scores(h), part(value, h), part(out, h));
      }
    }

    private Matrix scores(int head) {
      int room = ScoreBand.room(given.length, given.causal);
      Matrix scores = Matrix.zeros(Precision.SINGLE, 1, room);
      ScoreTile tile = new ScoreTile();
      int from = 0;
      for (int b = 0; b < ScoreTile.bands(given.length, given.causal); b++, from += tile.size()) {
        tile.band(b, given.length, given.causal);
        for (int r = 0; r < tile.rows(); r++) {
          for (int k = 0; k < tile.keys(); k++) {
            double score = product(head, tile.query(r), k);
            scores.add(from + r * tile.stride() + k, score);
          }
        }
      }
      return scores;
    }

    private double product(int head, int q, int k) {
      double sum = 0;
      for (int i = 0; i < given.headWidth(); i++) {
        sum += query.get(at(head) + q * given.width + i) * key.get(at(head) + k * given.width + i);
      }
      return sum;
    }

    /** The definition: everything is computed, {@code table} closes before or after the softmax. */
    void addAll(float[] table, boolean before) {
      int start = given.window - given.length;
      for (int h = 0; h < given.heads; h++) {
        for (int q = 0; q < given.length; q++) {
          double[] weights = new double[given.causal ? q + 1 : given.length];
          for (int k = 0; k < weights.length; k++) {
            boolean open = !before || table[(start + q) * given.window + start + k] != 0;
            weights[k] = open ? SCALE * product(h, q, k) : Double.NEGATIVE_INFINITY;
          }
          PlainSoftmax.softmax(weights, weights.length);
          for (int k = 0; k < weights.length; k++) {
            double factor = table[(start + q) * given.window + start + k];
            for (int i = 0; i < given.headWidth(); i++) {
              double v = value.get(at(h) + k * given.width + i);
              out.add(at(h) + q * given.width + i, weights[k] * factor * v);
            }
          }
        }
      }
    }

    /** In everything: what belongs to other sequences has not been touched. */
    void closeTo(Sequence expected) {
      Numbers.close("context", out, expected.out, 3e-6);
    }
  }
}
