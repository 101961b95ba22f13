package recdenoiser.engine.tensor;

/**
 * The fused row-wise operations that ND4J has not, or has too slowly.
 *
 * <p>Letters: T tokens, d width, n keys. Every method works on whole rows, is free of shared state
 * and may be called from many threads, each with an instance of its own. {@code accumulate} says
 * whether a result is added to what is there.
 */
public interface Kernels {
  /** The epsilon inside the root of layer norm, as published (SASRec). */
  double NORM_EPSILON = 1e-8;

  /** For the log and the status bar, such as "SIMD 512". */
  String name();

  /** {@code out} [d × c] becomes {@code x} [c × d] transposed. */
  void transpose(Matrix x, Matrix out);

  /** Every row of {@code out} [T × d] becomes {@code row} [1 × d]. */
  void repeatRow(Matrix row, Matrix out);

  /**
   * {@code out[t] = gain ⊙ (x[t] - mean) / sqrt(variance + ε) + bias}; the variance is the biased
   * one.
   *
   * @param statistics [T × 2] receives mean and 1 / sqrt(variance + ε)
   */
  void layerNorm(Matrix x, Matrix gain, Matrix bias, Matrix out, Matrix statistics);

  /** Directional derivative of {@link #layerNorm} along {@code tangent} [T × d]. */
  void layerNormTangent(
      Matrix x, Matrix gain, Matrix statistics, Matrix tangent, Matrix outTangent);

  /**
   * Reverse of {@link #layerNorm}, and of {@link #layerNormTangent} where tangents are given.
   *
   * @param tangent and {@code outTangentGradient}, {@code tangentGradient}: null without tangents;
   *     the last also null where nobody needs it
   * @param gainGradient [1 × d], always added to
   * @param biasGradient [1 × d], always added to
   */
  void layerNormReverse(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix xGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent,
      Matrix gainGradient,
      Matrix biasGradient);

  /** In place {@code x = dropout(max(x, 0))}; what survives is scaled by 1 / (1 - rate). */
  void reluDropout(Matrix x, double rate, long key, int firstRow);

  /**
   * In place: what {@link #reluDropout} does to tangents and gradients, read off its {@code
   * result}.
   */
  void reluDropoutLinear(Matrix result, double rate, Matrix x);

  /**
   * {@code out = dropout(x) + addend}; {@code addend} may be null, {@code out} may be {@code x}.
   */
  void dropout(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out);

  /**
   * Attention weights of one band of one head: p = softmax(scale · scores), or α-entmax if {@code
   * weighting} says so, and unless it is none, w = p ⊙ mask ⊙ dropout. What causality forbids or a
   * pattern closes becomes 0 in both and has no part in the normalisation.
   *
   * @param at index of the band in both matrices
   */
  void softmax(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix p,
      int at,
      Matrix w,
      int wAt);

  /**
   * Tangent of the weights for the tangent of the scores (not yet scaled): ẇ = (p ⊙ (ṡ - Σ pṡ)) ⊙
   * mask ⊙ dropout, and for α-entmax the same with p^{2-α} / Σ p^{2-α} in the place of p in the
   * mean and p^{2-α} in front of it.
   */
  void softmaxTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix wTangent,
      int wAt);

  /**
   * Reverse of {@link #softmax}: from the gradient of the weights to that of the unscaled scores,
   * in place. A wanted gradient of α is added to {@code weighting}'s.
   *
   * @param w receives the weights once more, unless {@code weighting} is none
   */
  void softmaxReverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix w,
      int wAt);

  /**
   * Reverse of {@link #softmax} and {@link #softmaxTangent} together. Gradients of weights and of
   * their tangents become, in place, gradients of the unscaled scores and of their tangents.
   *
   * @param w receives the weights, {@code wTangent} their tangents
   */
  void softmaxReverseWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix gradient,
      Matrix tangentGradient,
      int gradientAt,
      Matrix w,
      Matrix wTangent,
      int wAt);

  /**
   * Input of a model: {@code out[t] = dropout(scale · table[items[t]] + positions[slots[t]])}.
   *
   * @param from first token in {@code items} and {@code slots}; {@code out} has a row for each
   *     token from there on
   * @param positions [n × d], or null
   */
  void embed(
      Matrix table,
      double scale,
      Matrix positions,
      int[] items,
      int[] slots,
      int from,
      double rate,
      long key,
      Matrix out);

  /**
   * Binary cross-entropy of one positive and one negative item for each state: {@code losses[t] =
   * softplus(-s⁺) + softplus(s⁻)} with s = ⟨state, table[item]⟩ + offset. Tokens whose positive is
   * 0 have no loss.
   *
   * @param offsets [T × 1], or null for none
   * @param from index of the first state's token in the arrays
   * @param weight what each loss is multiplied by in the objective; enters the gradients only
   * @param positiveSlope and {@code negativeSlope}: receive weight · dloss/ds
   * @param stateGradient [T × d], or null if gradients are not asked for
   */
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
      Matrix stateGradient);

  /** {@code out[t] = source[rows[from + t]]}. */
  default void gather(Matrix source, int[] rows, int from, Matrix out) {
    embed(source, 1, null, rows, rows, from, 0, 0, out);
  }

  /** BERT's activation; it belongs to the same thread. */
  GeluKernels gelu();

  /** What losses over many items are made of; it belongs to the same thread. */
  LossKernels losses();

  /** What is done with some columns of matrices; it belongs to the same thread. */
  ColumnKernels columns();

  /** Empty rows for pairs of tokens. */
  PairRows pairRows();

  /** Attention that skips what is closed; it belongs to the same thread. */
  OpenKeyKernels openKeys();

  /** Standard normal noise [T × d], keyed by token and column. */
  void gaussian(long key, int firstRow, Matrix out);

  /** Σ x². */
  double squaredNorm(Matrix x);

  /**
   * What {@link #adam} would take for the gradient of numbers {@code from … to - 1}, decay
   * included: the sum over shards is written to the same numbers of {@code out}.
   *
   * @return its Σ g²
   */
  double gradient(
      AdamStep step, Storage theta, Storage[] gradients, int shards, int from, int to, Storage out);

  /** The same for rows {@code from … to - 1} of an item table. */
  double gradient(
      AdamStep step, Matrix table, TableGradient gradient, int from, int to, Storage out);

  /**
   * One step of Adam on numbers {@code from … to - 1} of a parameter whose gradient is spread over
   * shards: they are summed in order, {@code decay · θ} is added, then the moments and θ are
   * updated.
   *
   * @return Σ θ² before the step if {@code decay} is not 0, otherwise 0
   */
  double adam(
      AdamStep step,
      Storage theta,
      Storage m,
      Storage v,
      Storage[] gradients,
      int shards,
      int from,
      int to);

  /** The same for rows {@code from … to - 1} of an item table with a sparse gradient. */
  double adam(
      AdamStep step, Matrix table, Storage m, Storage v, TableGradient gradient, int from, int to);
}
