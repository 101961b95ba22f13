package recdenoiser.engine.model;

import recdenoiser.engine.model.BackboneSettings.Layout;

/**
 * What a {@link TransformerBlock} looks like.
 *
 * @param width d
 * @param innerWidth of the feed-forward network's hidden layer
 * @param activation of the hidden layer
 * @param dropout of the feed-forward network's output, and of its hidden layer under a ReLU
 * @param attentionDropout of attention weights
 * @param projectionDropout of the attention's output, where it is projected
 */
record BlockShape(
    Layout layout,
    int width,
    int innerWidth,
    int heads,
    boolean causal,
    boolean residuals,
    Activation activation,
    double dropout,
    double attentionDropout,
    double projectionDropout) {

  enum Activation {
    RELU,
    GELU
  }

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
        Activation.RELU,
        settings.dropout(),
        settings.dropout(),
        0);
  }

  /** A block of BERT4Rec. */
  static BlockShape bert(BackboneSettings settings) {
    return new BlockShape(
        Layout.POST_NORM,
        settings.width(),
        settings.width() * settings.innerFactor(),
        settings.heads(),
        settings.backbone().causal(),
        settings.residuals(),
        Activation.GELU,
        settings.dropout(),
        settings.attentionDropout(),
        settings.dropout());
  }
}
