package recdenoiser.engine.train;

import recdenoiser.engine.settings.Setting;

/**
 * What a prediction is compared with in training.
 *
 * @param loss the function
 * @param lossNegatives K, how many items that the user did not choose each prediction is compared
 *     with; not for the softmax over the whole catalogue
 * @param negativesFor whether every position has negatives of its own, or the positions of a
 *     sequence share theirs, which is much faster for many
 * @param calibration t of gSASRec (Petrov and Macdonald 2023) in the binary loss: 0 as SASRec, 1
 *     undoes the over-confidence that sampling causes
 */
public record LossSettings(
    @Setting Loss loss,
    @Setting(min = 1, max = 10000, unit = "items") int lossNegatives,
    @Setting NegativesFor negativesFor,
    @Setting(min = 0, max = 1) double calibration) {

  /** Binary cross-entropy with one negative, as SASRec. */
  public static final LossSettings BINARY =
      new LossSettings(Loss.BINARY, 1, NegativesFor.POSITION, 0);

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
}
