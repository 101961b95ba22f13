package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * The fused row-wise operations that ND4J has not, or has too slowly.
 *
 * <p>Letters: T tokens, d width, n keys. Every method works on whole rows, is free of shared state
 * and may be called from many threads, each with an instance of its own. {@code accumulate} says
 * whether a result is added to what is there.
 */
public interface Kernels {
  /** For the log and the status bar, such as "SIMD 512". */
  String name();

  /** {@code out} [d × c] becomes {@code x} [c × d] transposed. */
  void transpose(Matrix x, Matrix out);

  /** Every row of {@code out} [T × d] becomes {@code row} [1 × d]. */
  void repeatRow(Matrix row, Matrix out);

  /**
   * Input of a model, see {@link EmbeddingInput}.
   *
   * @param from first token; {@code out} has a row for each token from there on
   */
  void embed(EmbeddingInput input, int from, Matrix out);

  /**
   * Binary cross-entropy of one positive and one negative item for each state: {@code loss =
   * softplus(-s⁺) + softplus(s⁻)} with s = ⟨state, table[item]⟩ + offset. Tokens whose positive is
   * 0 have no loss.
   *
   * @param offsets [T × 1], or null for none
   * @param from the first state's token
   * @param weight what each loss is multiplied by in the objective; enters the gradients only
   * @param stateGradient [T × d], or null if gradients are not asked for
   */
  void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      ItemPairs pairs,
      int from,
      double weight,
      Matrix stateGradient);

  /** {@code out[t] = source[rows[from + t]]}. */
  void gather(Matrix source, int[] rows, int from, Matrix out);

  /** Layer norm; it belongs to the same thread. */
  NormKernels norm();

  /** How scores become weights; it belongs to the same thread. */
  SoftmaxKernels softmax();

  /** What gates are made of; it belongs to the same thread. */
  GateKernels gates();

  /** Dropout, alone and behind a ReLU; it belongs to the same thread. */
  DropoutKernels dropout();

  /** BERT's activation; it belongs to the same thread. */
  GeluKernels gelu();

  /** Gated recurrent units; it belongs to the same thread. */
  GruKernels gru();

  /** What losses over many items are made of; it belongs to the same thread. */
  LossKernels losses();

  /** What an optimiser does; it belongs to the same thread. */
  AdamKernels adam();

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
}
