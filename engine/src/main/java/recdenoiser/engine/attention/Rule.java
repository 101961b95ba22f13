package recdenoiser.engine.attention;

/** The identifiers of our own rules, as they stand in configurations. */
public final class Rule {
  /** softmax(·), Eq. 2 of Rec-Denoiser. */
  public static final String SOFTMAX = "SOFTMAX";

  /** softmax(·) ⊙ Z with learned binary Z, Eq. 5. */
  public static final String LEARNED_MASK = "LEARNED_MASK";

  /** Sparse Transformer: the last l positions and every l-th before (Child et al. 2019). */
  public static final String SPARSE_STRIDED = "SPARSE_STRIDED";

  /** Sparse Transformer: the own stretch of l positions and the ends of all stretches. */
  public static final String SPARSE_FIXED = "SPARSE_FIXED";

  /** α-entmax: exact zeros, closer to the softmax the nearer α is to 1 (Peters et al. 2019). */
  public static final String ENTMAX = "ENTMAX";

  /** softmax(·) ⊙ Z with random Z in training, all open at inference (LayerDrop, DropHead). */
  public static final String RANDOM_MASK = "RANDOM_MASK";

  private Rule() {}
}
