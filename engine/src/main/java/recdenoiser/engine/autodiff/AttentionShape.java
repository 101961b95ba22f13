package recdenoiser.engine.autodiff;

/**
 * @param heads H, divides the width
 * @param causal whether a query sees itself and what is before it only
 * @param dropout share of the weights dropped in training
 */
public record AttentionShape(int heads, boolean causal, double dropout) {

  int headWidth(int width) {
    return width / heads;
  }

  double scale(int width) {
    return 1 / Math.sqrt(headWidth(width));
  }
}
