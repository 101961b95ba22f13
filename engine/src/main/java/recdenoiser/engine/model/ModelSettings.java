package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * Which model, and what self-attentive ones have in common; what only one kind of model looks at is
 * in a group of its own, see {@link ModelKind#ownSettings}.
 *
 * @param model its kind, see {@link ModelKind#id}
 * @param layout order of norm, sub-layer and residual
 * @param maxLength n, how many of the most recent items the model sees
 * @param width d
 * @param blocks L
 * @param heads H, must divide the width
 * @param sharedItems whether one item table serves input and scores
 * @param positions how positions are counted
 * @param residuals whether sub-layers add their input
 * @param dropout share of activations dropped in training
 * @param innerFactor width of the feed-forward network's hidden layer, as a multiple of the block's
 */
public record ModelSettings(
    @Setting(basic = true, registry = "model") String model,
    @Setting Layout layout,
    @Setting(basic = true, min = 1, max = 2000, unit = "items") int maxLength,
    @Setting(basic = true, min = 1, max = 1024, unit = "numbers") int width,
    @Setting(basic = true, min = 0, max = 8, unit = "blocks") int blocks,
    @Setting(basic = true, min = 1, max = 64, unit = "heads") int heads,
    @Setting boolean sharedItems,
    @Setting Positions positions,
    @Setting boolean residuals,
    @Setting(basic = true, min = 0, max = 1, belowMax = true) double dropout,
    @Setting(min = 1, max = 16, unit = "× width") int innerFactor) {

  public enum Layout {
    /**
     * ICDM'18: only queries are normalised, residuals add the normalised input, no output
     * projection.
     */
    ORIGINAL,
    /** x + sublayer(norm(x)). */
    PRE_NORM,
    /** norm(x + sublayer(x)). */
    POST_NORM
  }

  public enum Positions {
    /**
     * By slot of the window, as published: the newest item of a training sequence has slot n - 1.
     */
    SLOT,
    /**
     * Back from the prediction ("Revisiting", section 3.3): every prefix is a sequence of its own.
     */
    FROM_PREDICTION,
    NONE
  }
}
