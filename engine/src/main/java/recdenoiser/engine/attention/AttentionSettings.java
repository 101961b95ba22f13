package recdenoiser.engine.attention;

import recdenoiser.engine.settings.Setting;

/**
 * Which rule turns scores into attention weights, and what it needs to know.
 *
 * @param attention the rule, see {@link AttentionKind#id}
 * @param patternStride l of the Sparse Transformer's patterns; 0 for √n, rounded
 * @param patternSummary c, how many cells at the end of every stretch of l the fixed pattern reads
 *     as its summary
 * @param patternHeads whether one head sees both halves of a pattern, or heads take turns
 * @param learnAlpha whether every head of every block learns its own α
 * @param alpha of α-entmax, where it is not learned
 * @param randomUnit what random masks close
 * @param randomRate share of the units closed in training
 */
public record AttentionSettings(
    @Setting(basic = true, registry = "attention") String attention,
    @Setting(basic = true, min = 0, max = 2000, unit = "positions") int patternStride,
    @Setting(min = 1, max = 2000, unit = "positions") int patternSummary,
    @Setting PatternHeads patternHeads,
    @Setting boolean learnAlpha,
    @Setting(basic = true, min = 1.01, max = 2) double alpha,
    @Setting RandomUnit randomUnit,
    @Setting(basic = true, min = 0, max = 1, belowMax = true) double randomRate) {

  /** Plain softmax. */
  public static final AttentionSettings SOFTMAX = of(Rule.SOFTMAX);

  public enum PatternHeads {
    /** Every head sees both halves. */
    MERGED,
    /** Even heads see the first half, odd heads the second. */
    SPLIT
  }

  public enum RandomUnit {
    CONNECTION,
    HEAD,
    LAYER
  }

  /** A rule with the settings that the others leave alone at their defaults. */
  public static AttentionSettings of(String rule) {
    return new AttentionSettings(
        rule, 0, 1, PatternHeads.MERGED, true, 1.5, RandomUnit.CONNECTION, 0.1);
  }

  /**
   * l of the fixed patterns: as set, or √n rounded, at least 2.
   *
   * @param window n
   */
  public int stride(int window) {
    int root = Math.max(2, (int) Math.round(Math.sqrt(window)));
    return patternStride == 0 ? root : patternStride;
  }
}
