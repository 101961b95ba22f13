package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.kernel.GateKernels;
import recdenoiser.engine.tensor.kernel.Logistic;
import recdenoiser.engine.tensor.kernel.RowGate;

/** Gates as plain loops. */
final class PlainGates implements GateKernels {

  @Override
  public void open(double[] logits, int from, int count, double sharpness, RowGate gate) {
    for (int i = from; i < from + count; i++) {
      gate.set(i, Logistic.sigmoid(sharpness * logits[i]));
    }
  }

  @Override
  public double label(
      double[] logits,
      int from,
      int count,
      double[] labels,
      double[] weights,
      double factor,
      double[] gradient) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double logit = logits[from + k];
      sum += weights[k] * (Logistic.softplus(logit) - labels[k] * logit);
      gradient[from + k] += factor * weights[k] * (Logistic.sigmoid(logit) - labels[k]);
    }
    return sum;
  }
}
