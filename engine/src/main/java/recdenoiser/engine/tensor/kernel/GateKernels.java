package recdenoiser.engine.tensor.kernel;

/** What gates of connections are made of. An object belongs to one thread. */
public interface GateKernels {

  /**
   * g = σ(κℓ).
   *
   * @param from first of {@code count} logits, and of the gates that are written
   * @param sharpness κ
   */
  void open(double[] logits, int from, int count, double sharpness, RowGate gate);

  /**
   * Cross-entropy of σ(ℓ) against labels.
   *
   * @param from first of {@code count} logits, and of the gradients
   * @param labels [count], 1 or 0
   * @param weights [count]
   * @param factor what the loss is multiplied by in the objective; enters the gradient only
   * @param gradient to which {@code factor · weight · (σ(ℓ) - label)} is added
   * @return Σ weight · loss
   */
  double label(
      double[] logits,
      int from,
      int count,
      double[] labels,
      double[] weights,
      double factor,
      double[] gradient);
}
