package recdenoiser.engine.denoise;

/**
 * Derivatives in place of losses: shards sum those of their backward passes, whoever the draws are
 * for.
 */
final class DerivativeFeedback implements MaskFeedback {
  private final MaskLogits logits;
  private final ShardMaps derivatives;
  private final double[][] sum;

  DerivativeFeedback(MaskLogits logits) {
    this.logits = logits;
    this.derivatives = new ShardMaps(logits.planes());
    this.sum = logits.zeroGradient();
  }

  @Override
  public void beginShard(int shard) {
    derivatives.clear(shard);
  }

  @Override
  public double[][] derivatives(int shard) {
    return derivatives.of(shard);
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    MaskLogits.clear(sum);
    derivatives.addTo(sum, shards);
    StraightThrough.add(logits, sum, gradient);
  }
}
