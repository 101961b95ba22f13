package recdenoiser.engine.denoise;

import recdenoiser.engine.denoise.DenoiserSettings.Credit;

/**
 * The part of the loss that the connections of a query answer for.
 *
 * <p>GLOBAL: all of it. REACHABLE: the losses of the positions that they can influence. In the last
 * block that is the query's own position; below it the positions from the query on in a causal
 * model, and all positions where attention goes both ways. The rest of the loss does not depend on
 * the connections' draws, so an estimate's expectation stays the same.
 */
final class CreditedLoss {
  private final Credit credit;
  private final MaskPlanes planes;

  CreditedLoss(Credit credit, MaskPlanes planes) {
    this.credit = credit;
    this.planes = planes;
  }

  /**
   * What connections reach in the sequences that have them.
   *
   * @param having [n · n] for every slot the losses by position of the sequences that begin there
   *     or earlier
   * @param reached [n · n] receives the loss that each connection of a query (down) reaches
   */
  void ofSequences(int block, double[] having, double[] reached) {
    int n = planes.window();
    double[] credited = new double[n];
    double[] losses = new double[n];
    for (int oldest = 0; oldest < n; oldest++) {
      System.arraycopy(having, oldest * n, losses, 0, n);
      of(block, n, losses, credited);
      for (int other = oldest; other < n; other++) {
        reached[other * n + oldest] = credited[other];
        if (!planes.causal()) {
          reached[oldest * n + other] = credited[oldest];
        }
      }
    }
  }

  /**
   * @param losses by position, the oldest first
   * @param credited receives the credited loss by query
   */
  void of(int block, int length, double[] losses, double[] credited) {
    double total = 0;
    for (int q = 0; q < length; q++) {
      total += losses[q];
    }
    boolean last = block == planes.blocks() - 1;
    double before = 0;
    for (int q = 0; q < length; q++) {
      credited[q] = credit == Credit.GLOBAL ? total : last ? losses[q] : total - before;
      before += planes.causal() ? losses[q] : 0;
    }
  }
}
