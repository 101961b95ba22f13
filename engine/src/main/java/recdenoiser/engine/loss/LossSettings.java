package recdenoiser.engine.loss;

import recdenoiser.engine.settings.Setting;

/**
 * What a prediction is compared with in training.
 *
 * @param loss the function
 * @param lossNegatives K, how many items that the user did not choose each prediction is compared
 *     with; not for the softmax over the whole catalogue
 * @param negativesFor whether every position has negatives of its own, or the positions of a
 *     sequence share theirs, which is much faster for many
 * @param negativeSampler where negatives come from
 * @param popularityExponent of an item's number of training actions, which the probability of
 *     drawing it by popularity is proportional to: 0.75 as word2vec, 0 all items alike
 * @param lossNegativesAvoid what negatives may not be
 * @param calibration t of gSASRec (Petrov and Macdonald 2023) in the binary loss: 0 as SASRec, 1
 *     undoes the over-confidence that sampling causes
 */
public record LossSettings(
    @Setting(basic = true) Loss loss,
    @Setting(basic = true, min = 1, max = 10000, unit = "items") int lossNegatives,
    @Setting NegativesFor negativesFor,
    @Setting Sampler negativeSampler,
    @Setting(min = 0, max = 2) double popularityExponent,
    @Setting LossNegativesAvoid lossNegativesAvoid,
    @Setting(min = 0, max = 1) double calibration) {

  /** Binary cross-entropy with one negative, as SASRec. */
  public static final LossSettings BINARY =
      new LossSettings(Loss.BINARY, 1, NegativesFor.POSITION, 0);

  /** Negatives drawn uniformly among the items that the user does not have in training. */
  public LossSettings(Loss loss, int lossNegatives, NegativesFor negativesFor, double calibration) {
    this(
        loss,
        lossNegatives,
        negativesFor,
        Sampler.UNIFORM,
        0.75,
        LossNegativesAvoid.TRAINING,
        calibration);
  }

  public enum Loss {
    /** Binary cross-entropy of the target and of each negative. */
    BINARY,
    /** Cross-entropy of the softmax over the target and its negatives. */
    SAMPLED_SOFTMAX,
    /** Cross-entropy of the softmax over the whole catalogue. */
    FULL_SOFTMAX
  }

  public enum NegativesFor {
    POSITION,
    SEQUENCE
  }

  public enum Sampler {
    /** All items alike. */
    UNIFORM,
    /** In proportion to a power of how often an item is acted on in training. */
    POPULARITY,
    /** What the other sequences of the batch predict. */
    IN_BATCH
  }

  public enum LossNegativesAvoid {
    /** What the user has in training, as SASRec. */
    TRAINING,
    /**
     * What they are compared with alone: the target of the position, or the targets of the sequence
     * where its positions share their negatives.
     */
    TARGET,
    /** Nothing, as gSASRec. */
    NOTHING
  }
}
