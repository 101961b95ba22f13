package recdenoiser.engine.denoise;

import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;

/**
 * Gradient of the expected cross-entropy with respect to the mask logits, estimated from losses and
 * one draw u per connection: {@link LossEstimator} is the formula, {@link CreditedLoss} the f in
 * it.
 */
public final class MaskGradient {
  private final LossEstimator estimator;
  private final CreditedLoss credit;
  private final MaskLogits logits;
  private final MaskPlanes planes;
  private final Uniforms uniforms;
  private final Baseline baseline;
  private final double[] signals;
  private final double[] credited;
  private final double[] drawn;

  /** Without a baseline. */
  public MaskGradient(Estimator estimator, Credit credit, MaskLogits logits, Uniforms uniforms) {
    this(estimator, credit, logits, uniforms, Baseline.NONE);
  }

  /**
   * @param part of the baseline's, which takes note of the losses
   */
  public MaskGradient(
      Estimator estimator,
      Credit credit,
      MaskLogits logits,
      Uniforms uniforms,
      RunningBaseline baseline,
      int part) {
    this(estimator, credit, logits, uniforms, baseline.part(part));
  }

  private MaskGradient(
      Estimator estimator, Credit credit, MaskLogits logits, Uniforms uniforms, Baseline baseline) {
    this.estimator = LossEstimator.of(estimator);
    this.logits = logits;
    this.planes = logits.planes();
    this.credit = new CreditedLoss(credit, planes);
    this.uniforms = uniforms;
    this.baseline = baseline;
    this.signals = new double[planes.window()];
    this.credited = new double[planes.window()];
    this.drawn = new double[planes.window()];
  }

  /**
   * Adds the gradient of one draw.
   *
   * @param sequence whose draw it is
   * @param length slots that the draw's connections have, the newest ones: the sequence's tokens,
   *     or the whole window for a draw that holds for the batch
   * @param losses by slot among those, of the drawn mask, weighted as in the objective
   * @param antithetic the same of the antithetic mask; only looked at by estimators that need it
   * @param gradient [planes][n · n]
   */
  public void add(
      int sequence, int length, double[] losses, double[] antithetic, double[][] gradient) {
    for (int q = 0; q < length; q++) {
      signals[q] = estimator.signal(losses[q], antithetic[q]);
    }
    int start = planes.window() - length;
    for (int block = 0; block < planes.blocks(); block++) {
      credit.of(block, length, signals, credited);
      for (int q = 0; q < length; q++) {
        credited[q] = baseline.compare(block, start + q, credited[q]);
      }
      for (int head = 0; head < planes.heads(); head++) {
        int plane = planes.of(block, head);
        addPlane(plane, sequence, length, gradient[plane]);
      }
    }
  }

  /**
   * Adds the gradient of one draw that holds for the whole batch, each connection credited with
   * losses of the sequences that have it: longer ones alone have the older slots. Losses of the
   * others do not depend on the connection's draw, so that the expectation stays the same.
   *
   * @param losses [n · n] of the drawn mask by the first slot of sequences, then by slot, weighted
   *     as in the objective and summed over sequences
   * @param antithetic the same of the antithetic mask; only looked at by estimators that need it
   * @param gradient [planes][n · n]
   */
  public void addReachable(double[] losses, double[] antithetic, double[][] gradient) {
    int n = planes.window();
    double[] having = new double[n * n];
    for (int i = 0; i < having.length; i++) {
      having[i] = estimator.signal(losses[i], antithetic[i]) + (i < n ? 0 : having[i - n]);
    }
    double[] reached = new double[n * n];
    for (int block = 0; block < planes.blocks(); block++) {
      credit.ofSequences(block, having, reached);
      for (int head = 0; head < planes.heads(); head++) {
        addPlane(planes.of(block, head), reached, gradient);
      }
    }
  }

  private void addPlane(int plane, double[] reached, double[][] gradient) {
    int n = planes.window();
    double[] open = logits.open(plane);
    for (int q = 0; q < n; q++) {
      int keys = planes.keys(q, n);
      uniforms.read(plane, 0, q * n, keys, drawn);
      for (int c = q * n; c < q * n + keys; c++) {
        gradient[plane][c] += reached[c] * estimator.direction(drawn[c - q * n], open[c]);
      }
    }
  }

  private void addPlane(int plane, int sequence, int length, double[] gradient) {
    int start = planes.window() - length;
    double[] open = logits.open(plane);
    for (int q = 0; q < length; q++) {
      double f = credited[q];
      if (f == 0) {
        continue;
      }
      int first = (start + q) * planes.window() + start;
      int keys = planes.keys(q, length);
      uniforms.read(plane, sequence, first, keys, drawn);
      for (int k = 0; k < keys; k++) {
        gradient[first + k] += f * estimator.direction(drawn[k], open[first + k]);
      }
    }
  }
}
