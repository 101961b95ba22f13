package recdenoiser.engine.data.sample;

import java.util.List;
import recdenoiser.engine.data.sample.NoiseTruth.UserTruth;

/**
 * Where attention falls, as shares of its sum.
 *
 * @param dependency on the one action that the explained action really follows
 * @param sameInterest on other actions of its interest, itself included
 * @param otherInterest on actions of the user's other interest
 * @param noise on noise clicks
 */
public record AttentionOnNoise(
    double dependency, double sameInterest, double otherInterest, double noise) {

  /**
   * The shares of one row of attention. Rows need not sum to one: learned masks take weight away.
   *
   * @param attention weights of one query over keys, at least 0; NaN, a key that does not exist,
   *     counts as 0
   * @param firstPosition position in the user's sequence of the action that {@code attention[0]}
   *     falls on
   * @param truth of the user
   * @param explained position of the action whose dependence counts: the query itself, or the
   *     action it predicts
   * @return all NaN if no weight is left
   */
  public static AttentionOnNoise share(
      float[] attention, int firstPosition, UserTruth truth, int explained) {
    double dependency = 0;
    double sameInterest = 0;
    double otherInterest = 0;
    double noise = 0;
    for (int key = 0; key < attention.length; key++) {
      double weight = attention[key];
      if (weight > 0) {
        switch (kind(truth, firstPosition + key, explained)) {
          case DEPENDENCY -> dependency += weight;
          case SAME_INTEREST -> sameInterest += weight;
          case OTHER_INTEREST -> otherInterest += weight;
          case NOISE -> noise += weight;
        }
      }
    }
    double total = dependency + sameInterest + otherInterest + noise;
    return new AttentionOnNoise(
        dependency / total, sameInterest / total, otherInterest / total, noise / total);
  }

  /** The mean of several, those without weight left out; all NaN if none is left. */
  public static AttentionOnNoise mean(List<AttentionOnNoise> shares) {
    List<AttentionOnNoise> known =
        shares.stream().filter(share -> !Double.isNaN(share.noise)).toList();
    return new AttentionOnNoise(
        known.stream().mapToDouble(AttentionOnNoise::dependency).average().orElse(Double.NaN),
        known.stream().mapToDouble(AttentionOnNoise::sameInterest).average().orElse(Double.NaN),
        known.stream().mapToDouble(AttentionOnNoise::otherInterest).average().orElse(Double.NaN),
        known.stream().mapToDouble(AttentionOnNoise::noise).average().orElse(Double.NaN));
  }

  /** The share that falls on what does not matter. */
  public double irrelevant() {
    return otherInterest + noise;
  }

  private enum Kind {
    DEPENDENCY,
    SAME_INTEREST,
    OTHER_INTEREST,
    NOISE
  }

  private static Kind kind(UserTruth truth, int key, int explained) {
    if (truth.isNoise(key)) {
      return Kind.NOISE;
    }
    if (key == truth.dependsOn()[explained]) {
      return Kind.DEPENDENCY;
    }
    return truth.interest()[key] == truth.interest()[explained]
        ? Kind.SAME_INTEREST
        : Kind.OTHER_INTEREST;
  }
}
