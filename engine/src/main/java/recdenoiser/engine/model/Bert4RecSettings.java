package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only BERT4Rec looks at.
 *
 * @param attentionDropout share of attention weights dropped in training; the other models use
 *     {@code dropout} there too
 * @param maskRate share of the positions that are masked and predicted
 * @param lastMasked share of the training sequences in which only the last position is
 */
public record Bert4RecSettings(
    @Setting(min = 0, max = 1, belowMax = true) double attentionDropout,
    @Setting(basic = true, min = 0, max = 1, aboveMin = true) double maskRate,
    @Setting(min = 0, max = 1) double lastMasked) {

  /** As the authors set them, but for the dropout. */
  public static final Bert4RecSettings DEFAULTS = new Bert4RecSettings(0.2, 0.2, 0.09);
}
