package recdenoiser.engine.model;

import recdenoiser.engine.settings.Setting;

/**
 * The self-attentive network.
 *
 * @param layout order of norm, sub-layer and residual
 * @param maxLength n, how many of the most recent items the model sees
 * @param width d
 * @param blocks L
 * @param heads H, must divide the width
 * @param sharedItems whether one item table serves input and scores
 * @param positions how positions are counted
 * @param residuals whether sub-layers add their input
 * @param dropout share of activations dropped in training
 * @param attentionDropout share of attention weights dropped in BERT4Rec; the others use {@code
 *     dropout} there too
 * @param innerFactor width of the feed-forward network's hidden layer, as a multiple of the block's
 * @param timeSpan TiSASRec: intervals longer than so many of the user's shortest are taken alike
 * @param userWidth SSE-PT: width of the user's half of an input
 * @param replaceItem SSE-PT: probability that an input item, and the target before it, become
 *     random ones
 * @param replaceUser SSE-PT: probability that the user of a sequence becomes a random one
 * @param maskRate BERT4Rec: share of the positions that are masked and predicted
 * @param lastMasked BERT4Rec: share of the training sequences in which only the last position is
 */
public record BackboneSettings(
    @Setting Backbone backbone,
    @Setting Layout layout,
    @Setting(min = 1, max = 2000, unit = "items") int maxLength,
    @Setting(min = 1, max = 1024, unit = "numbers") int width,
    @Setting(min = 0, max = 8, unit = "blocks") int blocks,
    @Setting(min = 1, max = 64, unit = "heads") int heads,
    @Setting boolean sharedItems,
    @Setting Positions positions,
    @Setting boolean residuals,
    @Setting(min = 0, max = 1, belowMax = true) double dropout,
    @Setting(min = 0, max = 1, belowMax = true) double attentionDropout,
    @Setting(min = 1, max = 16, unit = "× width") int innerFactor,
    @Setting(min = 1, max = 100000, unit = "intervals") int timeSpan,
    @Setting(min = 1, max = 1024, unit = "numbers") int userWidth,
    @Setting(min = 0, max = 1) double replaceItem,
    @Setting(min = 0, max = 1) double replaceUser,
    @Setting(min = 0, max = 1, aboveMin = true) double maskRate,
    @Setting(min = 0, max = 1) double lastMasked) {

  /** SASRec: what only the other systems look at is left at their authors' settings. */
  public BackboneSettings(
      Backbone backbone,
      Layout layout,
      int maxLength,
      int width,
      int blocks,
      int heads,
      boolean sharedItems,
      Positions positions,
      boolean residuals,
      double dropout) {
    this(
        backbone,
        layout,
        maxLength,
        width,
        blocks,
        heads,
        sharedItems,
        positions,
        residuals,
        dropout,
        dropout,
        1,
        256,
        width,
        0.1,
        0.92,
        0.2,
        1.0 / 11);
  }

  public enum Backbone {
    /** Kang and McAuley, ICDM 2018. */
    SASREC,
    /** Sun et al., CIKM 2019: both directions, learns by filling in masked items. */
    BERT4REC,
    /** Li et al., WSDM 2020: attention knows the time between two actions. */
    TISASREC,
    /** Wu et al., RecSys 2020: items and users, both embedded and stochastically shared. */
    SSE_PT;

    /** Whether a position sees only itself and what is before it. */
    public boolean causal() {
      return this != BERT4REC;
    }

    /** Whether it can only be trained on data with times. */
    public boolean needsTimes() {
      return this == TISASREC;
    }
  }

  /** Width of a block: that of items, and of users where they are part of the input. */
  public int blockWidth() {
    return backbone == Backbone.SSE_PT ? width + userWidth : width;
  }

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
