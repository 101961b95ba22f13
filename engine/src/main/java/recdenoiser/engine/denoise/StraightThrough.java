package recdenoiser.engine.denoise;

/**
 * The straight-through estimate (Bengio, Léonard and Courville 2013): dφ = dL/dZ · σ(φ)(1 - σ(φ)),
 * as if the drawn Z were σ(φ). It needs no loss and no second pass, L is the whole objective with
 * the Jacobian penalty in it, and it is exact only where L is linear in each connection: dL/dZ is
 * then f(1) - f(0). Elsewhere it is biased.
 */
public final class StraightThrough {
  private StraightThrough() {}

  /**
   * @param derivatives dL/dZ, [planes][n · n], as {@link LearnedMask#gather} adds them up
   * @param gradient [planes][n · n], to which the estimate is added
   */
  public static void add(MaskLogits logits, double[][] derivatives, double[][] gradient) {
    for (int plane = 0; plane < gradient.length; plane++) {
      double[] open = logits.open(plane);
      for (int c = 0; c < open.length; c++) {
        gradient[plane][c] += derivatives[plane][c] * open[c] * (1 - open[c]);
      }
    }
  }
}
