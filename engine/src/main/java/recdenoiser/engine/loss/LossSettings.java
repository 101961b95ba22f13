package recdenoiser.engine.loss;

import recdenoiser.engine.settings.Setting;

/**
 * What a prediction is compared with in training.
 *
 * @param loss the function
 * @param lossNegatives K, how many items that the user did not choose each prediction is compared
 *     with; not for the softmax over the whole catalogue
 * @param negativesFor whether every position has negatives of its own, or the positions of a
 *     sequence or of the whole batch share theirs, which is much faster for many
 * @param negativeSampler where negatives come from
 * @param popularityExponent of an item's number of training actions, which the probability of
 *     drawing it by popularity is proportional to: 0.75 as word2vec, 0 all items alike
 * @param extraNegatives how many items are drawn by popularity beside those, whatever they are
 *     drawn from (Hidasi and Karatzoglou, CIKM 2018, section 3.1)
 * @param lossNegativesAvoid what negatives may not be
 * @param calibration t of gSASRec (Petrov and Macdonald 2023) in the binary loss: 0 as SASRec, 1
 *     undoes the over-confidence that sampling causes
 * @param scorePenalty λ of BPR-max, on the squared scores of the negatives
 */
public record LossSettings(
    @Setting(basic = true) Loss loss,
    @Setting(basic = true, min = 1, max = 10000, unit = "items") int lossNegatives,
    @Setting NegativesFor negativesFor,
    @Setting Sampler negativeSampler,
    @Setting(min = 0, max = 2) double popularityExponent,
    @Setting(min = 0, max = 10000, unit = "items") int extraNegatives,
    @Setting LossNegativesAvoid lossNegativesAvoid,
    @Setting(min = 0, max = 1) double calibration,
    @Setting(min = 0, max = 100) double scorePenalty) {

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

  /** Without extra negatives, and with λ = 1 as GRU4Rec's code. */
  public LossSettings(
      Loss loss,
      int lossNegatives,
      NegativesFor negativesFor,
      Sampler negativeSampler,
      double popularityExponent,
      LossNegativesAvoid lossNegativesAvoid,
      double calibration) {
    this(
        loss,
        lossNegatives,
        negativesFor,
        negativeSampler,
        popularityExponent,
        0,
        lossNegativesAvoid,
        calibration,
        1);
  }

  /** How many items each prediction is compared with, whatever they are drawn from. */
  public int samples() {
    return lossNegatives + extraNegatives;
  }

  /** Who shares negatives; with a single one every position has its own. */
  public NegativesFor shared() {
    return samples() == 1 ? NegativesFor.POSITION : negativesFor;
  }

  public enum Loss {
    /** Binary cross-entropy of the target and of each negative. */
    BINARY,
    /** Cross-entropy of the softmax over the target and its negatives. */
    SAMPLED_SOFTMAX,
    /** Cross-entropy of the softmax over the whole catalogue. */
    FULL_SOFTMAX,
    /** -ln σ of how far the target's score is above that of a negative, the mean over them. */
    BPR,
    /** σ of how far a negative's score is above the target's, and of its square. */
    TOP1,
    /** -ln of the mean σ of how far the target is above, weighted by the negatives' softmax. */
    BPR_MAX
  }

  public enum NegativesFor {
    POSITION,
    SEQUENCE,
    /** They are drawn once for a batch, as GRU4Rec, and avoid nothing when they are. */
    BATCH
  }

  public enum Sampler {
    /** All items alike. */
    UNIFORM,
    /** In proportion to a power of how often an item is acted on in training. */
    POPULARITY,
    /** What the other sequences of the batch predict, or all where the batch shares them. */
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
