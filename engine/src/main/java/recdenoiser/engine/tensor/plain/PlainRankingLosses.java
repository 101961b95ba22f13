package recdenoiser.engine.tensor.plain;

import java.util.Arrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.Logistic;
import recdenoiser.engine.tensor.kernel.LossKernels;

/** BPR, TOP1 and BPR-max, see {@link LossKernels}, a row at a time in double precision. */
final class PlainRankingLosses {
  private double[] scores = new double[0];
  private double[] slopes = new double[0];
  private int count;
  private int present;

  /** Reads a row of scores, and makes room for as many slopes, zeros so far. */
  private void read(Matrix negatives, int row, double offset) {
    count = negatives.width();
    if (scores.length < count) {
      scores = new double[count];
      slopes = new double[count];
    }
    negatives.read(row * count, scores, 0, count);
    Arrays.fill(slopes, 0, count, 0);
    present = 0;
    for (int k = 0; k < count; k++) {
      scores[k] += offset;
      present += isPresent(k) ? 1 : 0;
    }
  }

  private boolean isPresent(int k) {
    return scores[k] > LossKernels.ABSENT / 2;
  }

  void bpr(double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, 0);
      double positive = positives[t];
      losses[t] = 0;
      positives[t] = 0;
      for (int k = 0; k < count; k++) {
        if (isPresent(k)) {
          losses[t] += Logistic.softplus(scores[k] - positive) / present;
          slopes[k] = weight * Logistic.sigmoid(scores[k] - positive) / present;
          positives[t] -= slopes[k];
        }
      }
      negatives.write((t - at) * count, slopes, 0, count);
    }
  }

  void top1(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, offsets[t]);
      double positive = positives[t] + offsets[t];
      losses[t] = 0;
      positives[t] = 0;
      offsets[t] = 0;
      for (int k = 0; k < count; k++) {
        if (isPresent(k)) {
          double above = Logistic.sigmoid(scores[k] - positive);
          double size = Logistic.sigmoid(scores[k] * scores[k]);
          double rising = weight * above * (1 - above) / present;
          double growing = weight * 2 * scores[k] * size * (1 - size) / present;
          losses[t] += (above + size) / present;
          slopes[k] = rising + growing;
          positives[t] -= rising;
          offsets[t] += growing;
        }
      }
      negatives.write((t - at) * count, slopes, 0, count);
    }
  }

  /**
   * With a = s⁻ + ln σ(s⁺ - s⁻) and the softmax q of a, -ln Σ p σ(s⁺ - s⁻) is ln Σ exp(s⁻) - ln Σ
   * exp(a), which no score makes infinite. Its derivatives are p - q (1 - σ(s⁻ - s⁺)) by a negative
   * and -Σ q σ(s⁻ - s⁺) by the target.
   */
  void bprMax(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double penalty,
      double weight,
      double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, offsets[t]);
      double positive = positives[t] + offsets[t];
      losses[t] = 0;
      positives[t] = 0;
      offsets[t] = 0;
      if (present > 0) {
        double logSum = logSum(Double.POSITIVE_INFINITY);
        double logBelow = logSum(positive);
        double squares = meanSquare(logSum);
        losses[t] = logSum - logBelow + penalty * squares;
        for (int k = 0; k < count; k++) {
          double p = Math.exp(scores[k] - logSum);
          double q = Math.exp(below(k, positive) - logBelow);
          double above = Logistic.sigmoid(scores[k] - positive);
          double rising = p - q * (1 - above);
          double growing = isPresent(k) ? p * penalty * (2 * scores[k] + square(k) - squares) : 0;
          slopes[k] = weight * (rising + growing);
          positives[t] -= weight * q * above;
          offsets[t] += weight * growing;
        }
      }
      negatives.write((t - at) * count, slopes, 0, count);
    }
  }

  /** s + ln σ(positive - s). */
  private double below(int k, double positive) {
    return scores[k] - Logistic.softplus(scores[k] - positive);
  }

  private double square(int k) {
    return scores[k] * scores[k];
  }

  /** ln Σ exp(s + ln σ(positive - s)). */
  private double logSum(double positive) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      most = Math.max(most, below(k, positive));
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += Math.exp(below(k, positive) - most);
    }
    return most + Math.log(sum);
  }

  /** Σ p s². */
  private double meanSquare(double logSum) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += isPresent(k) ? Math.exp(scores[k] - logSum) * square(k) : 0;
    }
    return sum;
  }
}
