package recdenoiser.engine.tensor.simd;

/**
 * A loop over a row of numbers that the JIT compiler takes by itself.
 *
 * <p>A logarithm and an exponential make so many nodes that two loops of them in one compilation
 * are too many: the compiler leaves some operations out, and vectors that go in and out of those
 * are allocated. It would put a loop that is called directly into its caller, and other loops with
 * it. Through {@link #run(RowLoop, float[], int, int, float, float[])} so many different loops are
 * called in turn that none can be put there. Loops held in static fields would be.
 */
@FunctionalInterface
interface RowLoop {
  /**
   * @param x read from {@code from} on
   * @param count a multiple of the vector length
   * @param out written from 0 on; may be {@code x} if that is read from 0 on
   */
  void run(float[] x, int from, int count, float number, float[] out);

  static void run(RowLoop loop, float[] x, int from, int count, float number, float[] out) {
    loop.run(x, from, count, number, out);
  }
}
