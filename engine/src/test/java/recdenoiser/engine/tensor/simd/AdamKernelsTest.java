package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamKernels;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Several steps of Adam give the weights that ND4J's own updater gives in double precision. */
@Tag("kernels")
class AdamKernelsTest {
  private static final int STEPS = 5;
  private static final double RATE = 0.01;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.98;
  private static final double EPSILON = 1e-8;

  private final Random random = new Random(6);

  enum Kind {
    PLAIN(Precision.DOUBLE, 1e-12),
    PLAIN_SINGLE(Precision.SINGLE, 1e-6),
    SIMD(Precision.SINGLE, 1e-6);

    final Precision precision;
    final double tolerance;

    Kind(Precision precision, double tolerance) {
      this.precision = precision;
      this.tolerance = tolerance;
    }

    AdamKernels kernels() {
      Kernels all = this == SIMD ? new SimdKernels() : new PlainKernels();
      return all.adam();
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, 0", "PLAIN, 0.2", "PLAIN_SINGLE, 0.2", "SIMD, 0", "SIMD, 0.2"})
  void denseWeightsWithGradientsOfSeveralShards(Kind kind, double decay) {
    int size = 4001;
    int shards = 3;
    AdamKernels kernels = kind.kernels();
    Storage theta = Storage.of(kind.precision, size);
    AdamMoments moments =
        new AdamMoments(Storage.of(kind.precision, size), Storage.of(kind.precision, size));
    double[] start = write(theta);
    Peer peer = new Peer(start, decay);

    for (int step = 1; step <= STEPS; step++) {
      Storage[] gradients = new Storage[shards + 1];
      double[] sum = new double[size];
      for (int s = 0; s < gradients.length; s++) {
        gradients[s] = Storage.of(kind.precision, size);
        double[] part = write(gradients[s]);
        Arrays.setAll(sum, i -> sum[i] + part[i]);
        if (s == shards - 1) {
          peer.step(sum, step);
        }
      }
      double expected = decay == 0 ? 0 : squares(numbers(theta));
      AdamStep adam = AdamStep.at(step, RATE, BETA1, BETA2, EPSILON, decay);
      double squares =
          kernels.update(adam, theta, moments, gradients, shards, 0, 1000)
              + kernels.update(adam, theta, moments, gradients, shards, 1000, size);
      assertThat(squares).isCloseTo(expected, within(1e-6 * expected + 1e-12));
    }

    Numbers.close("weights", numbers(theta), peer.theta(), kind.tolerance);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void weightsThatShrinkBesideTheStep(Kind kind) {
    double decay = 0.3;
    int size = 1700;
    AdamKernels kernels = kind.kernels();
    Storage theta = Storage.of(kind.precision, size);
    AdamMoments moments =
        new AdamMoments(Storage.of(kind.precision, size), Storage.of(kind.precision, size));
    Storage[] gradient = {Storage.of(kind.precision, size)};
    Peer peer = new Peer(write(theta), 0, new WeightDecay(decay, true));

    for (int step = 1; step <= STEPS; step++) {
      peer.step(write(gradient[0]), step);
      AdamStep adam = AdamStep.at(step, RATE, BETA1, BETA2, EPSILON, 0).shrinking(1 - RATE * decay);
      kernels.update(adam, theta, moments, gradient, 1, 0, size);
    }

    Numbers.close("weights", numbers(theta), peer.theta(), kind.tolerance);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void wholeMatricesAndManyRowsOfOneItem(Kind kind) {
    int items = 40;
    int width = 37;
    AdamKernels kernels = kind.kernels();
    Matrix table = Matrix.zeros(kind.precision, items, width);
    Matrix whole = Matrix.zeros(kind.precision, items, width);
    Matrix shorter = Matrix.zeros(kind.precision, items - 3, width);
    Matrix rows = Matrix.zeros(kind.precision, 30, width);
    double[] sum = write(whole.storage());
    double[] some = write(shorter.storage());
    double[] parts = write(rows.storage());
    TableGradient gradient = new TableGradient(items);
    gradient.addWhole(whole);
    gradient.addWhole(shorter);
    for (int i = 0; i < some.length; i++) {
      sum[i] += some[i];
    }
    for (int r = 0; r < rows.rows(); r++) {
      gradient.add(9, rows, r, 0.1 * r);
      for (int i = 0; i < width; i++) {
        sum[9 * width + i] += 0.1 * r * parts[r * width + i];
      }
    }
    AdamStep step = AdamStep.at(1, RATE, 0, BETA2, EPSILON, 0);
    Storage actual = Storage.of(kind.precision, table.size());

    kernels.gradient(step, table, gradient, 0, 11, actual);
    kernels.gradient(step, table, gradient, 11, items, actual);

    Numbers.close("gradient", numbers(actual), sum, kind.tolerance);
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, 0", "PLAIN, 0.2", "PLAIN_SINGLE, 0.2", "SIMD, 0", "SIMD, 0.2"})
  void sumsOfGradientsThatAreScaledAfterwards(Kind kind, double decay) {
    int items = 71;
    int width = 50;
    double scale = 0.25;
    AdamKernels kernels = kind.kernels();
    Matrix table = Matrix.zeros(kind.precision, items, width);
    double[] theta = write(table.storage());
    Storage[] parts = {
      Storage.of(kind.precision, table.size()), Storage.of(kind.precision, table.size())
    };
    double[] first = write(parts[0]);
    double[] second = write(parts[1]);
    TableGradient rows = new TableGradient(items);
    for (int r = 0; r < items; r++) {
      rows.add(r, new Matrix(parts[0], 0, items, width), r, 1);
      rows.add(r, new Matrix(parts[1], 0, items, width), r, 1);
    }
    AdamStep step = AdamStep.at(1, RATE, 0, BETA2, EPSILON, decay);
    Storage dense = Storage.of(kind.precision, table.size());
    Storage sparse = Storage.of(kind.precision, table.size());

    double squares =
        kernels.gradient(step, table.storage(), parts, 2, 0, 1000, dense)
            + kernels.gradient(step, table.storage(), parts, 2, 1000, table.size(), dense);
    double same =
        kernels.gradient(step, table, rows, 0, 30, sparse)
            + kernels.gradient(step, table, rows, 30, items, sparse);

    double[] expected = new double[table.size()];
    Arrays.setAll(expected, i -> first[i] + second[i] + decay * theta[i]);
    Numbers.close("dense", numbers(dense), expected, kind.tolerance);
    Numbers.close("rows", numbers(sparse), expected, kind.tolerance);
    assertThat(squares).isCloseTo(squares(expected), within(1e-6 * squares));
    assertThat(same).isCloseTo(squares, within(1e-6 * squares));
    AdamMoments moments =
        new AdamMoments(
            Storage.of(kind.precision, table.size()), Storage.of(kind.precision, table.size()));
    Storage[] summed = {dense};
    kernels.update(step.scaling(scale), table.storage(), moments, summed, 1, 0, table.size());
    Arrays.setAll(expected, i -> scale * expected[i]);
    Numbers.close("scaled", numbers(moments.first()), expected, kind.tolerance);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tableWithRowsThatAreTouchedOftenOrNever(Kind kind) {
    for (int width : new int[] {1, 6, 50, 64, 100, 1700}) {
      table(kind, width, 0.1);
    }
  }

  private void table(Kind kind, int width, double decay) {
    int items = 71;
    AdamKernels kernels = kind.kernels();
    Matrix table = Matrix.zeros(kind.precision, items, width);
    AdamMoments moments =
        new AdamMoments(
            Storage.of(kind.precision, table.size()), Storage.of(kind.precision, table.size()));
    Matrix source = Matrix.zeros(kind.precision, 40, width);
    Peer peer = new Peer(write(table.storage()), decay);
    TableGradient gradient = new TableGradient(items);

    for (int step = 1; step <= STEPS; step++) {
      double[] rows = write(source.storage());
      double[] sum = new double[items * width];
      gradient.clear();
      for (int e = 0; e < 100; e++) {
        int item = random.nextInt(items);
        int row = random.nextInt(source.rows());
        double factor = random.nextGaussian();
        gradient.add(item, source, row, factor);
        for (int i = 0; i < width; i++) {
          sum[item * width + i] += factor * rows[row * width + i];
        }
      }
      peer.step(sum, step);
      AdamStep adam = AdamStep.at(step, RATE, BETA1, BETA2, EPSILON, decay);
      double expected = squares(table.toDoubles());
      double squares =
          kernels.update(adam, table, moments, gradient, 0, 30)
              + kernels.update(adam, table, moments, gradient, 30, items);
      assertThat(squares).isCloseTo(expected, within(1e-6 * expected));
    }

    Numbers.close("width " + width, table.toDoubles(), peer.theta(), kind.tolerance);
  }

  /** ND4J's updater in double precision; decay is added to its gradient. */
  private static final class Peer {
    private final INDArray theta;
    private final double decay;
    private final Regularization beside;
    private final GradientUpdater<?> updater;

    Peer(double[] start, double decay) {
      this(start, decay, null);
    }

    Peer(double[] start, double decay, Regularization beside) {
      this.beside = beside;
      theta = Nd4j.createFromArray(start).reshape(1, start.length);
      this.decay = decay;
      INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, 2L * start.length);
      Adam adam = new Adam(RATE, BETA1, BETA2, EPSILON);
      updater = (GradientUpdater<?>) adam.instantiate(state, true);
    }

    void step(double[] gradient, int step) {
      INDArray change = Nd4j.createFromArray(gradient).reshape(1, gradient.length);
      change.addi(theta.mul(decay));
      updater.applyUpdater(change, step - 1, 0);
      if (beside != null) {
        beside.apply(theta, change, RATE, step - 1, 0);
      }
      theta.subi(change);
    }

    double[] theta() {
      return theta.toDoubleVector();
    }
  }

  /** Numbers that single precision holds exactly. */
  private double[] write(Storage storage) {
    double[] values = new double[storage.size()];
    Arrays.setAll(values, i -> (float) random.nextGaussian());
    storage.write(0, values, 0, values.length);
    return values;
  }

  private static double[] numbers(Storage storage) {
    return new Matrix(storage, 0, 1, storage.size()).toDoubles();
  }

  private static double squares(double[] x) {
    return Arrays.stream(x).map(value -> value * value).sum();
  }
}
