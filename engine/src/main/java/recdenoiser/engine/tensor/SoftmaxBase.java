package recdenoiser.engine.tensor;

/** What the exponentials of a softmax in parts are relative to, see {@link LossKernels}. */
final class SoftmaxBase {
  private SoftmaxBase() {}

  /**
   * Takes note of the greatest score of a part. Numbers that are not numbers stay so.
   *
   * @return whether earlier parts have to be adapted
   */
  static boolean raise(double greatest, double[] base, double[] sums, double[] before, int at) {
    before[at] = 1;
    if (greatest <= base[at] + LossKernels.LEAP) {
      return false;
    }
    boolean first = base[at] == Double.NEGATIVE_INFINITY;
    before[at] = Math.exp(base[at] - greatest);
    base[at] = greatest;
    sums[at] *= before[at];
    return !first;
  }
}
