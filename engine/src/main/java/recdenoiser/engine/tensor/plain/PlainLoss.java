package recdenoiser.engine.tensor.plain;

import static recdenoiser.engine.tensor.plain.PlainRows.dot;
import static recdenoiser.engine.tensor.plain.PlainRows.write;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.Logistic;

/** Cross-entropy of sampled items as plain loops, see {@link Kernels#sampledCrossEntropy}. */
final class PlainLoss {
  private final PlainRows rows = new PlainRows(4);

  void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      ItemPairs pairs,
      int from,
      double weight,
      Matrix stateGradient) {
    int d = states.width();
    for (int t = 0; t < states.rows(); t++) {
      int token = from + t;
      double[] state = rows.read(0, states, t);
      double[] positive = rows.read(1, table, pairs.positive(token));
      double[] negative = rows.read(2, table, pairs.negative(token));
      boolean counts = pairs.positive(token) != 0;
      double offset = offsets == null ? 0 : rows.read(3, offsets, t)[0];
      double s = dot(state, positive, d) + offset;
      double o = dot(state, negative, d) + offset;
      double loss = counts ? Logistic.softplus(-s) + Logistic.softplus(o) : 0;
      double positiveSlope = counts ? -weight * Logistic.sigmoid(-s) : 0;
      double negativeSlope = counts ? weight * Logistic.sigmoid(o) : 0;
      pairs.put(token, loss, positiveSlope, negativeSlope);
      if (stateGradient != null) {
        for (int i = 0; i < d; i++) {
          state[i] = positiveSlope * positive[i] + negativeSlope * negative[i];
        }
        write(stateGradient, t, state);
      }
    }
  }
}
