package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.PlainRows.dot;
import static recdenoiser.engine.tensor.PlainRows.write;

/** Cross-entropy of sampled items as plain loops, see {@link Kernels#sampledCrossEntropy}. */
final class PlainLoss {
  private final PlainRows rows = new PlainRows(4);

  void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      int[] positives,
      int[] negatives,
      int from,
      double weight,
      double[] losses,
      double[] positiveSlope,
      double[] negativeSlope,
      Matrix stateGradient) {
    int d = states.width();
    for (int t = 0; t < states.rows(); t++) {
      int token = from + t;
      double[] state = rows.read(0, states, t);
      double[] positive = rows.read(1, table, positives[token]);
      double[] negative = rows.read(2, table, negatives[token]);
      boolean counts = positives[token] != 0;
      double offset = offsets == null ? 0 : rows.read(3, offsets, t)[0];
      double s = dot(state, positive, d) + offset;
      double o = dot(state, negative, d) + offset;
      losses[token] = counts ? Logistic.softplus(-s) + Logistic.softplus(o) : 0;
      positiveSlope[token] = counts ? -weight * Logistic.sigmoid(-s) : 0;
      negativeSlope[token] = counts ? weight * Logistic.sigmoid(o) : 0;
      if (stateGradient != null) {
        for (int i = 0; i < d; i++) {
          state[i] = positiveSlope[token] * positive[i] + negativeSlope[token] * negative[i];
        }
        write(stateGradient, t, state);
      }
    }
  }
}
