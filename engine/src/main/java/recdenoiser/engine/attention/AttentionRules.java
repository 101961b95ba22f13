package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Parameters;

/** Makes the rules that need no training loop of their own. */
public final class AttentionRules {
  private AttentionRules() {}

  /**
   * @param parameters not allocated yet; a rule that learns declares its weights here
   * @return for learned masks the softmax, which they multiply
   */
  public static RuleSource create(
      AttentionSettings settings, RuleShape shape, Parameters parameters) {
    if (shape.blocks() == 0) {
      return RuleSource.SOFTMAX;
    }
    return switch (settings.attention()) {
      case SOFTMAX, LEARNED_MASK -> RuleSource.SOFTMAX;
      case SPARSE_STRIDED, SPARSE_FIXED -> new PatternRule(settings, shape);
      case ENTMAX -> new EntmaxRule(settings, shape, parameters);
      case RANDOM_MASK -> new RandomMaskRule(settings);
    };
  }
}
