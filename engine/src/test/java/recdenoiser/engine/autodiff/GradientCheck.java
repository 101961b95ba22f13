package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import recdenoiser.engine.tensor.Matrix;

/** Compares a gradient with central finite differences of the objective, number by number. */
public final class GradientCheck {
  private static final double STEP = 1e-5;

  /** Allowed difference, as a share of the greater of 1 and the finite difference. */
  private static final double TOLERANCE = 1e-6;

  private GradientCheck() {}

  /** Numbers that an objective depends on. */
  public interface Numbers {
    double get(int index);

    void set(int index, double value);

    static Numbers of(double[] values) {
      return new Numbers() {
        @Override
        public double get(int index) {
          return values[index];
        }

        @Override
        public void set(int index, double value) {
          values[index] = value;
        }
      };
    }

    static Numbers of(Matrix matrix) {
      double[] one = new double[1];
      return new Numbers() {
        @Override
        public double get(int index) {
          matrix.read(index, one, 0, 1);
          return one[0];
        }

        @Override
        public void set(int index, double value) {
          one[0] = value;
          matrix.write(index, one, 0, 1);
        }
      };
    }
  }

  /**
   * @param gradient one for each of {@code numbers}; all zeros are not accepted, they check nothing
   */
  public static void agrees(
      String what, Numbers numbers, double[] gradient, DoubleSupplier objective) {
    assertThat(Arrays.stream(gradient).anyMatch(g -> g != 0))
        .as("something depends on %s", what)
        .isTrue();
    agreesEvenIfZero(what, numbers, gradient, objective);
  }

  public static void agreesEvenIfZero(
      String what, Numbers numbers, double[] gradient, DoubleSupplier objective) {
    for (int i = 0; i < gradient.length; i++) {
      double difference = centralDifference(numbers, i, objective);
      assertThat(Math.abs(gradient[i] - difference))
          .as("%s[%d]: gradient %s, finite difference %s", what, i, gradient[i], difference)
          .isLessThan(TOLERANCE * Math.max(1, Math.abs(difference)));
    }
  }

  private static double centralDifference(Numbers numbers, int i, DoubleSupplier objective) {
    double value = numbers.get(i);
    numbers.set(i, value + STEP);
    double above = objective.getAsDouble();
    numbers.set(i, value - STEP);
    double below = objective.getAsDouble();
    numbers.set(i, value);
    return (above - below) / (2 * STEP);
  }
}
