package recdenoiser.engine.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests at once (A simple sequentially rejective multiple test
 * procedure, Scandinavian Journal of Statistics 1979): the smallest of m p-values times m, the next
 * times m − 1 and so on, none below the one before it.
 */
public final class Holm {
  private Holm() {}

  /**
   * @param p in [0, 1]
   * @return corrected, in the same order, each at least as large and at most 1
   */
  public static double[] correct(double[] p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] corrected = new double[p.length];
    double largest = 0;
    for (int k = 0; k < ascending.length; k++) {
      largest = Math.max(largest, Math.min(1, (p.length - k) * p[ascending[k]]));
      corrected[ascending[k]] = largest;
    }
    return corrected;
  }
}
