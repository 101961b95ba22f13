package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.PairRows;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * Rows of pairs on vectors against plain loops, over all bands of sequences of 1 to 200 tokens:
 * within 2e-6 of the greatest number.
 */
@Tag("kernels")
class SimdPairRowsTest {
  private static final double CLOSE = 2e-6;
  private static final int ROWS = 40;
  private static final long KEY = 99;

  record Case(int length, int width, int heads, boolean causal, double dropout) {}

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int length : new int[] {1, 2, 15, 16, 17, 33, 50, 64, 65, 200}) {
      cases.add(new Case(length, 50, 1, true, 0.2));
      cases.add(new Case(length, 50, 2, true, 0));
    }
    for (int width : new int[] {1, 8, 15, 16, 17, 63, 64, 65, 130, 300}) {
      cases.add(new Case(20, width, 1, true, 0.5));
    }
    cases.add(new Case(21, 24, 4, false, 0.3));
    cases.add(new Case(90, 80, 1, false, 0));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyBand(Case given) {
    Work fast = new Work(given, new SimdKernels().pairRows());
    Work slow = new Work(given, new PlainKernels().pairRows());
    fast.run();
    slow.run();

    fast.closeTo(slow);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatCausalityForbidsStaysOutOfSumsAndGradients(Case given) {
    Work some = new Work(given, new SimdKernels().pairRows());
    Work other = new Work(given, new SimdKernels().pairRows());
    other.changeWhatIsForbidden();
    some.run();
    other.run();

    assertThat(other.sums.toFloats()).isEqualTo(some.sums.toFloats());
    assertThat(other.tableGradient.toFloats()).isEqualTo(some.tableGradient.toFloats());
  }

  /** Everything that rows are used for, over one sequence behind another one. */
  private static final class Work {
    private static final int BEFORE = 3;

    private final Case given;
    private final PairRows rows;
    private final PairIndex index = new PairIndex();
    private final Matrix table;
    private final Matrix left;
    private final Matrix scores;
    private final Matrix weights;
    final Matrix sums;
    final Matrix tableGradient;

    Work(Case given, PairRows rows) {
      this.given = given;
      this.rows = rows;
      Numbers numbers = new Numbers(given.length() + given.width());
      int m = given.length();
      table = numbers.matrix(ROWS, given.width());
      left = numbers.matrix(m, given.width());
      int room = ScoreBand.room(m, given.causal());
      scores = numbers.matrix(1, room);
      weights = numbers.matrix(1, room);
      sums = numbers.matrix(m, given.width());
      tableGradient = numbers.matrix(ROWS, given.width());
      index.room(BEFORE + m * m);
      for (int pair = 0; pair < m * m; pair++) {
        index.rows()[BEFORE + pair] = numbers.random().nextInt(ROWS);
      }
    }

    void changeWhatIsForbidden() {
      ScoreTile tile = new ScoreTile();
      int at = 0;
      for (int b = 0; b < ScoreTile.bands(given.length(), given.causal()); b++, at += tile.size()) {
        tile.band(b, given.length(), given.causal());
        for (int r = 0; r < tile.rows(); r++) {
          int from = tile.allowed(r);
          int count = tile.stride() - from;
          weights.write(at + r * tile.stride() + from, new float[count], 0, count);
        }
      }
    }

    void run() {
      int d = given.width();
      rows.clear(ROWS, d, given.heads());
      for (int row = 0; row < ROWS; row++) {
        rows.put(row, table, ROWS - 1 - row, given.dropout(), KEY);
      }
      index.sequence(BEFORE, given.length());
      ScoreTile tile = new ScoreTile();
      for (int head = 0; head < given.heads(); head++) {
        int at = 0;
        for (int b = 0;
            b < ScoreTile.bands(given.length(), given.causal());
            b++, at += tile.size()) {
          tile.band(b, given.length(), given.causal());
          Slice weightsOfBand = tile.slice(weights, at, new Slice());
          rows.scores(
              tile, index, head, part(left, tile, head), tile.slice(scores, at, new Slice()));
          rows.sums(tile, index, head, weightsOfBand, part(sums, tile, head));
          rows.gradients(tile, index, head, weightsOfBand, part(left, tile, head));
        }
      }
      for (int row = 0; row < ROWS; row++) {
        rows.collect(row, tableGradient, ROWS - 1 - row, given.dropout(), KEY);
      }
    }

    /** Of {@code head} in the rows of the queries of a band. */
    private Slice part(Matrix matrix, ScoreTile tile, int head) {
      int d = given.width();
      int headWidth = d / given.heads();
      int first = tile.firstRow() * d + head * headWidth;
      return new Slice().view(matrix, first, tile.rows(), headWidth, d);
    }

    void closeTo(Work expected) {
      Numbers.close("scores", admissible(), expected.admissible(), CLOSE);
      Numbers.close("sums", sums, expected.sums, CLOSE);
      Numbers.close("gradient of the table", tableGradient, expected.tableGradient, CLOSE);
    }

    private double[] admissible() {
      double[] all = scores.toDoubles();
      ScoreTile tile = new ScoreTile();
      int at = 0;
      for (int b = 0; b < ScoreTile.bands(given.length(), given.causal()); b++, at += tile.size()) {
        tile.band(b, given.length(), given.causal());
        for (int r = 0; r < tile.rows(); r++) {
          int row = at + r * tile.stride();
          java.util.Arrays.fill(all, row + tile.allowed(r), row + tile.stride(), 0);
        }
      }
      return all;
    }
  }
}
