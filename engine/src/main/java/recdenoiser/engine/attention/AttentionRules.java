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
    return switch (settings.attention()) {
      case SOFTMAX, LEARNED_MASK -> RuleSource.SOFTMAX;
      case SPARSE_STRIDED, SPARSE_FIXED, ENTMAX, RANDOM_MASK ->
          throw new UnsupportedOperationException(settings.attention() + " is on its way.");
    };
  }
}
