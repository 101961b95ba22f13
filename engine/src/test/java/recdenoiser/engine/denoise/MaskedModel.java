package recdenoiser.engine.denoise;

import java.util.Random;
import recdenoiser.engine.model.Bert4RecKind;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SasRecKind;
import recdenoiser.engine.model.SmallModel;
import recdenoiser.engine.tensor.Precision;

/**
 * A small model of two blocks with masks of some kind, few enough connections to go through every
 * mask there is. The network is SASRec's; in both directions it only differs in who sees whom.
 */
record MaskedModel(SmallModel model, MaskLogits logits) {
  private static final int BLOCKS = 2;
  private static final int WIDTH = 4;

  /** Who has a mask, and which way attention goes. */
  enum Masks {
    CAUSAL_SHARED(SasRecKind.ID, 1, 1, 3, 2, 3, 1),
    CAUSAL_PER_HEAD(SasRecKind.ID, 2, 2, 2, 1, 2),
    BOTH_WAYS_SHARED(Bert4RecKind.ID, 2, 1, 2, 1, 2),
    BOTH_WAYS_PER_HEAD(Bert4RecKind.ID, 2, 2, 2, 1, 2);

    private final String backbone;
    private final int heads;
    private final int planesOfABlock;
    private final int[] lengths;
    private MaskedModel model;
    private double[][] exact;

    Masks(String backbone, int heads, int planesOfABlock, int... lengths) {
      this.backbone = backbone;
      this.heads = heads;
      this.planesOfABlock = planesOfABlock;
      this.lengths = lengths;
    }

    /** Made once. */
    MaskedModel model() {
      if (model == null) {
        model = of(backbone, heads, planesOfABlock, lengths[0], lengths);
      }
      return model;
    }

    /** Gradient of the expected loss at {@link #model}, computed once; [planes][n · n]. */
    double[][] exact() {
      if (exact == null) {
        exact = new EveryMask(model().logits()).gradient(model()::loss);
      }
      return exact;
    }
  }

  /**
   * @param heads of the model
   * @param planesOfABlock 1 or as many
   */
  static MaskedModel of(
      String backbone, int heads, int planesOfABlock, int window, int... lengths) {
    ModelSettings settings =
        new ModelSettings(
            SasRecKind.ID,
            Layout.ORIGINAL,
            window,
            WIDTH,
            BLOCKS,
            heads,
            true,
            Positions.SLOT,
            true,
            0,
            1);
    MaskPlanes planes =
        new MaskPlanes(BLOCKS, planesOfABlock, window, backbone.equals(SasRecKind.ID));
    return new MaskedModel(new SmallModel(settings, 12, lengths), logits(planes));
  }

  private static MaskLogits logits(MaskPlanes planes) {
    MaskLogits logits = new MaskLogits(planes, 0.5, Precision.DOUBLE);
    Random random = new Random(4);
    float[] values = new float[planes.count() * planes.cells()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    logits.restore(values);
    return logits;
  }

  /** What a loss counts in the objective. */
  double weight() {
    return 1.0 / model.batch.sequences();
  }

  double loss(LearnedMask mask) {
    return model.forward(mask, weight(), null);
  }

  /** The objective's derivatives with respect to the mask. */
  double[][] derivatives(LearnedMask mask) {
    double[][] sums = logits.zeroGradient();
    model.run(mask.gather(sums), weight(), null);
    return sums;
  }
}
