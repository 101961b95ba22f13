package recdenoiser.engine.denoise;

import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;

/**
 * Gradient of the expected cross-entropy with respect to the mask logits, from one draw u per
 * connection.
 *
 * <p>AR (Eq. 11): f(1[u < σ(φ)]) (1 - 2u). ARM (Eq. 10): (f(1[u > σ(-φ)]) - f(1[u < σ(φ)])) (u -
 * ½). Here f is the loss that a connection is credited with. GLOBAL credits all of it. REACHABLE
 * credits a connection (u, v) only with the positions that it can influence: position u in the last
 * block of a causal model, positions from u on below it. The rest of the loss does not depend on
 * that connection's draw, so the expectation stays the same.
 */
public final class MaskGradient {
  private final Estimator estimator;
  private final Credit credit;
  private final int blocks;
  private final int window;
  private final Uniforms uniforms;
  private final double[] drawn;

  public MaskGradient(
      Estimator estimator, Credit credit, int blocks, int window, Uniforms uniforms) {
    this.estimator = estimator;
    this.credit = credit;
    this.blocks = blocks;
    this.window = window;
    this.uniforms = uniforms;
    this.drawn = new double[window];
  }

  /**
   * Adds the gradient of one draw.
   *
   * @param sequence whose draw it is
   * @param length slots that the draw's connections have, the newest ones: the sequence's tokens,
   *     or the whole window for a draw that holds for the batch
   * @param losses by slot among those, of the drawn mask, weighted as in the objective
   * @param antithetic the same of the antithetic mask; not read by AR
   * @param gradient [L][n · n]
   */
  public void add(
      int sequence, int length, double[] losses, double[] antithetic, double[][] gradient) {
    int start = window - length;
    for (int block = 0; block < blocks; block++) {
      boolean last = block == blocks - 1;
      double total = 0;
      for (int q = 0; q < length; q++) {
        total += signal(losses, antithetic, q);
      }
      double before = 0;
      for (int q = 0; q < length; q++) {
        double own = signal(losses, antithetic, q);
        double f = credit == Credit.GLOBAL ? total : last ? own : total - before;
        before += own;
        int first = (start + q) * window + start;
        uniforms.read(block, sequence, first, q + 1, drawn);
        for (int k = 0; k <= q; k++) {
          gradient[block][first + k] += f * direction(drawn[k]);
        }
      }
    }
  }

  private double signal(double[] losses, double[] antithetic, int slot) {
    return estimator == Estimator.AR ? losses[slot] : antithetic[slot] - losses[slot];
  }

  private double direction(double u) {
    return estimator == Estimator.AR ? 1 - 2 * u : u - 0.5;
  }
}
