package recdenoiser.engine.autodiff;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.autodiff.GradientCheck.Numbers;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The backward pass to the rows of the item table and to the positions. */
class EmbedGradientTest {
  private static final int WIDTH = 3;
  private static final int WINDOW = 4;
  private static final int[] ITEMS = {5, 1, 2, 1, 3, 3, 4, 2};
  private static final int[] SLOTS = {3, 2, 3, 0, 1, 2, 3, 3};
  private static final int[] OFFSETS = {0, 1, 3, 7, 8};

  private final Random random = new Random(20);
  private final Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
  private final Parameters parameters = new Parameters();
  private final Parameter positions = parameters.declare("positions", WINDOW, WIDTH);
  private final Matrix table = Matrix.zeros(Precision.DOUBLE, 6, WIDTH);
  private final Table items = new Table("items", table, 5 * WIDTH);
  private final Lookup lookup = items.lookup(Math.sqrt(WIDTH));

  @ParameterizedTest
  @CsvSource({"0, 4, 0, true", "0, 4, 0.3, true", "1, 3, 0.3, true", "1, 3, 0.3, false"})
  void embed(int from, int to, double dropout, boolean withPositions) {
    parameters.allocate(Precision.DOUBLE);
    fill(positions.value());
    fill(table);
    Segments segments = new Segments(OFFSETS, from, to);
    Storage gradients = Storage.of(Precision.DOUBLE, parameters.size());
    double[] weights = random.doubles((long) segments.tokens() * WIDTH, -1, 1).toArray();
    Parameter used = withPositions ? positions : null;

    Variable out = run(segments, used, dropout, gradients);
    out.gradient = tape.lend(out.rows(), WIDTH);
    out.gradient.write(0, weights, 0, weights.length);
    tape.backward();
    double[] positionGradient = tape.gradientOf(positions).toDoubles();
    double[] tableGradient = tableGradient(segments);

    DoubleSupplier objective =
        () -> dot(weights, run(segments, used, dropout, gradients).value.toDoubles());
    GradientCheck.agrees("table", Numbers.of(table), tableGradient, objective);
    if (withPositions) {
      Numbers numbers = Numbers.of(positions.value());
      GradientCheck.agrees("positions", numbers, positionGradient, objective);
    }
  }

  private Variable run(Segments segments, Parameter used, double dropout, Storage gradients) {
    tape.begin(segments.firstToken(), gradients);
    items.begin(ITEMS.length);
    return Ops.embed(
        tape, lookup, ITEMS, new SlotEmbedding(used, SLOTS), segments, new Dropout(dropout, 31));
  }

  private double[] tableGradient(Segments segments) {
    double[] gradient = new double[table.size()];
    double[] rows = lookup.gradient(ITEMS).toDoubles();
    for (int t = segments.firstToken(); t < segments.firstToken() + segments.tokens(); t++) {
      for (int i = 0; i < WIDTH; i++) {
        gradient[ITEMS[t] * WIDTH + i] += Math.sqrt(WIDTH) * rows[t * WIDTH + i];
      }
    }
    return gradient;
  }

  private void fill(Matrix matrix) {
    matrix.write(0, random.doubles(matrix.size(), -1, 1).toArray(), 0, matrix.size());
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
