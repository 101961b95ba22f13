package recdenoiser.engine.model;

import recdenoiser.engine.model.BackboneSettings.Layout;

/**
 * What a {@link TransformerBlock} looks like.
 *
 * @param width d
 * @param innerWidth of the feed-forward network's hidden layer
 * @param dropout of activations
 * @param attentionDropout of attention weights
 */
record BlockShape(
    Layout layout,
    int width,
    int innerWidth,
    int heads,
    boolean causal,
    boolean residuals,
    double dropout,
    double attentionDropout) {

  /** A block of SASRec and of what is built like it. */
  static BlockShape of(BackboneSettings settings) {
    int width = settings.blockWidth();
    return new BlockShape(
        settings.layout(),
        width,
        width * settings.innerFactor(),
        settings.heads(),
        settings.backbone().causal(),
        settings.residuals(),
        settings.dropout(),
        settings.dropout());
  }
}
