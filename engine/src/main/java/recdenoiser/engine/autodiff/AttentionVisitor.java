package recdenoiser.engine.autodiff;

/** Sees the attention weights of every query. */
@FunctionalInterface
public interface AttentionVisitor {
  /**
   * @param query and keys count from the start of the sequence
   * @param weights after the mask, [at least keys]; only valid during the call
   */
  void row(int sequence, int head, int query, int length, int keys, double[] weights);
}
