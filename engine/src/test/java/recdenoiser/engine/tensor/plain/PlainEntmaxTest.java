package recdenoiser.engine.tensor.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** α-entmax against published numbers, and its two ways of finding the threshold. */
class PlainEntmaxTest {

  @Test
  void entmaxOfOneAndAHalf() {
    assertThat(entmax(1.5, -2, 0, 0.5)).containsExactly(new double[] {0, 0.3260, 0.6740}, digits());
  }

  @Test
  void sparsemax() {
    assertThat(entmax(2, -2, 0, 0.5)).containsExactly(new double[] {0, 0.25, 0.75}, within(1e-15));
  }

  @Test
  void anAlphaThatHasToBeBisected() {
    assertThat(entmax(1.33, -1, 0, 0.5))
        .containsExactly(new double[] {0.0460, 0.3276, 0.6264}, digits());
    assertThat(entmax(1.33, 1, 2, 3.5))
        .containsExactly(new double[] {0.0026, 0.1012, 0.8963}, digits());
  }

  private static Offset<Double> digits() {
    return within(5e-5);
  }

  /** Weights fall as α rises where they are small, by 0.2562 here. */
  @Test
  void derivativeByAlpha() {
    assertThat(byAlpha(1.33, 0, -1, 0, 0.5)).isCloseTo(-0.2562, digits());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.05, 1.33, 1.5, 1.75, 2})
  void derivativeByAlphaIsThatOfTheWeights(double alpha) {
    double step = 1e-6;
    double[] x = {0.3, -0.2, 0.4, 0.1, -0.6};
    for (int i = 0; i < x.length; i++) {
      double above = entmax(alpha + (alpha < 2 ? step : 0), x)[i];
      double below = entmax(alpha - step, x)[i];
      double difference = (above - below) / (alpha < 2 ? 2 * step : step);
      assertThat(byAlpha(alpha, i, x)).isCloseTo(difference, within(1e-5));
    }
  }

  /** ∂p[i]/∂α. */
  private static double byAlpha(double alpha, int i, double... x) {
    double[] p = entmax(alpha, x);
    double[] s = new double[p.length];
    double[] g = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      s[k] = PlainEntmax.slope(p[k], alpha);
    }
    g[i] = 1;
    return PlainEntmax.alphaGradient(p, s, g, p.length, alpha);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 2})
  void bisectionFindsTheExactThreshold(double alpha) {
    Random random = new Random(3);
    for (int n = 1; n <= 40; n++) {
      double[] x = random.doubles(n, -2, 0).toArray();
      x[random.nextInt(n)] = 0;
      double bisected = PlainEntmax.bisected(x, n, alpha);
      double[] p = x.clone();
      for (int i = 0; i < n; i++) {
        p[i] /= alpha - 1;
      }
      PlainEntmax.apply(p, n, alpha);
      for (int i = 0; i < n; i++) {
        double power = Math.pow(Math.max(x[i] - bisected, 0), 1 / (alpha - 1));
        assertThat(power).isCloseTo(p[i], within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 1.2, 1.5, 1.9, 2})
  void weightsSumToOneAndKeepTheOrderOfTheScores(double alpha) {
    double[] x = new Random(4).doubles(30, -3, 3).toArray();

    double[] p = entmax(alpha, x);

    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += p[i];
      for (int k = 0; k < x.length; k++) {
        assertThat(p[i] <= p[k] || x[i] > x[k]).isTrue();
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 1.33, 1.5, 2})
  void closedKeysAreAsIfTheyWereNotThere(double alpha) {
    double closed = Double.NEGATIVE_INFINITY;

    double[] p = entmax(alpha, closed, 0.2, closed, -0.1, 0.3, closed);
    double[] without = entmax(alpha, 0.2, -0.1, 0.3);

    assertThat(p)
        .containsExactly(new double[] {0, without[0], 0, without[1], without[2], 0}, within(1e-14));
    assertThat(new double[] {p[0], p[2], p[5]}).containsOnly(0);
  }

  private static double[] entmax(double alpha, double... scores) {
    double[] p = scores.clone();
    PlainEntmax.apply(p, p.length, alpha);
    return p;
  }
}
