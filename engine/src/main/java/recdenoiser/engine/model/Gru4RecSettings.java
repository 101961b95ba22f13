package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * What only GRU4Rec, in both versions, looks at.
 *
 * @param hiddenWidth h, width of every recurrent layer and of the output items
 * @param hiddenLayers recurrent layers, one on top of the other
 * @param hiddenDropout share of the numbers of states dropped in training, in what a layer hands up
 *     and in what it hands on to the next step, as the authors do
 * @param oneHotItems whether items go into the first layer one-hot: an item's row is what it adds
 *     to the gates, without an embedding below
 * @param resetGate where the reset gate comes in
 * @param gradientSteps after how many steps the gradient through time is cut; 0 for none. The
 *     authors' code cuts it after each
 */
public record Gru4RecSettings(
    @Setting(basic = true, min = 1, max = 1024, unit = "numbers") int hiddenWidth,
    @Setting(basic = true, min = 1, max = 3, unit = "layers") int hiddenLayers,
    @Setting(basic = true, min = 0, max = 1, belowMax = true) double hiddenDropout,
    @Setting boolean oneHotItems,
    @Setting ResetGate resetGate,
    @Setting(min = 0, max = 2000, unit = "steps") int gradientSteps) {

  public static final Gru4RecSettings DEFAULTS =
      new Gru4RecSettings(100, 1, 0, true, ResetGate.BEFORE_PRODUCT, 0);

  public enum ResetGate {
    /** (r ⊙ h) U, as Cho et al. 2014 and the authors' code in Theano. */
    BEFORE_PRODUCT,
    /** r ⊙ (h U + b), as cuDNN, PyTorch and the authors' code in PyTorch. */
    AFTER_PRODUCT
  }
}
