package recdenoiser.engine.tensor.kernel;

import java.util.Arrays;

/**
 * Softmaxes over more items than are looked at at once, one for each prediction: what exponentials
 * are relative to so far, and their sums.
 *
 * <p>The base is the greatest score of the first part, raised to that of a later one that is
 * greater by more than {@link #LEAP}, so that parts hardly ever have to be adapted to one another
 * (Milakov and Gimelshein 2018, algorithm 3, adapt them every time).
 *
 * <p>Threads may work on different predictions at the same time.
 */
public final class OnlineSoftmax {
  /** How far a score may be above what exponentials are relative to before that is raised. */
  private static final double LEAP = 20;

  private double[] base = new double[0];
  private double[] sums = new double[0];
  private double[] before = new double[0];

  /** Makes room for so many predictions; what is there may be lost. */
  public void room(int predictions) {
    if (base.length < predictions) {
      int room = Math.max(predictions, base.length * 5 / 4);
      base = new double[room];
      sums = new double[room];
      before = new double[room];
    }
  }

  /** Forgets all parts of predictions {@code from … to - 1}. */
  public void begin(int from, int to) {
    Arrays.fill(base, from, to, Double.NEGATIVE_INFINITY);
    Arrays.fill(sums, from, to, 0);
  }

  /**
   * Takes note of the greatest score of a part. Numbers that are not numbers stay so.
   *
   * @return whether earlier parts have to be adapted
   */
  public boolean raise(int prediction, double greatest) {
    before[prediction] = 1;
    if (greatest <= base[prediction] + LEAP) {
      return false;
    }
    boolean first = base[prediction] == Double.NEGATIVE_INFINITY;
    before[prediction] = Math.exp(base[prediction] - greatest);
    base[prediction] = greatest;
    sums[prediction] *= before[prediction];
    return !first;
  }

  /** Adds exponentials of a part. */
  public void add(int prediction, double exponentials) {
    sums[prediction] += exponentials;
  }

  /** What exponentials are relative to: they are exp(score - base). */
  public double base(int prediction) {
    return base[prediction];
  }

  /** Of the exponentials so far. */
  public double sum(int prediction) {
    return sums[prediction];
  }

  /** What exponentials of earlier parts have to be multiplied by; 1 where the base has stayed. */
  public double before(int prediction) {
    return before[prediction];
  }

  /** ln Σ exp(score) of all parts so far. */
  public double logSum(int prediction) {
    return base[prediction] + Math.log(sums[prediction]);
  }
}
