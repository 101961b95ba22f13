package recdenoiser.engine.model;

import recdenoiser.engine.model.ModelSettings.Layout;

/**
 * What {@link TransformerBlocks} look like.
 *
 * @param blocks L
 * @param width d
 * @param innerWidth of the feed-forward network's hidden layer
 * @param activation of the hidden layer
 * @param dropout of the feed-forward network's output, and of its hidden layer under a ReLU
 * @param attentionDropout of attention weights
 * @param projectionDropout of the attention's output, where it is projected
 */
public record BlockShape(
    Layout layout,
    int blocks,
    int width,
    int innerWidth,
    int heads,
    boolean causal,
    boolean residuals,
    Activation activation,
    double dropout,
    double attentionDropout,
    double projectionDropout) {

  /** Of the hidden layer of the feed-forward network. */
  public enum Activation {
    RELU,
    GELU
  }

  /** The blocks of SASRec and of what is built like it. */
  public static BlockShape of(ModelSettings settings, int width) {
    return new BlockShape(
        settings.layout(),
        settings.blocks(),
        width,
        width * settings.innerFactor(),
        settings.heads(),
        true,
        settings.residuals(),
        Activation.RELU,
        settings.dropout(),
        settings.dropout(),
        0);
  }

  /** The blocks of BERT4Rec. */
  static BlockShape bert(ModelSettings settings, Bert4RecSettings own) {
    return new BlockShape(
        Layout.POST_NORM,
        settings.blocks(),
        settings.width(),
        settings.width() * settings.innerFactor(),
        settings.heads(),
        false,
        settings.residuals(),
        Activation.GELU,
        settings.dropout(),
        own.attentionDropout(),
        settings.dropout());
  }
}
