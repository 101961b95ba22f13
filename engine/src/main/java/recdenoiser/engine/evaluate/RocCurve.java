package recdenoiser.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a score tells some things from others (Fawcett, "An introduction to ROC analysis",
 * 2006): what is found and what is taken for it by mistake, for every threshold.
 *
 * <p>Equal scores fall on one side of a threshold together, so that they make one point, and half
 * of what they leave open counts for the area.
 *
 * @param points from (0, 0) to (1, 1), the highest threshold first; where there are no positives or
 *     no negatives their share stays 0
 * @param positives how many there are to be found
 * @param negatives all others
 */
public record RocCurve(List<Point> points, long positives, long negatives) {

  /**
   * @param threshold everything that scores at least this is said to be positive; infinite where
   *     nothing is
   * @param falsePositives share of the negatives, 0 … 1
   * @param truePositives share of the positives, 0 … 1
   */
  public record Point(double threshold, double falsePositives, double truePositives) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * @param scores none of them NaN
   * @param positive by index of the scores
   */
  public static RocCurve of(double[] scores, BitSet positive) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long positives = Arrays.stream(order).filter(positive::get).count();
    long negatives = scores.length - positives;
    List<Point> points = new ArrayList<>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    long found = 0;
    for (int i = 0; i < order.length; i++) {
      found += positive.get(order[i]) ? 1 : 0;
      double score = scores[order[i]];
      if (i + 1 == order.length || scores[order[i + 1]] != score) {
        points.add(new Point(score, share(i + 1 - found, negatives), share(found, positives)));
      }
    }
    return new RocCurve(points, positives, negatives);
  }

  private static double share(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }

  /**
   * The area under the curve: how probable it is that a positive scores higher than a negative,
   * equal scores counting half.
   *
   * @return 0 … 1; NaN where there are no positives or no negatives
   */
  public double auc() {
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      area +=
          (right.falsePositives() - left.falsePositives())
              * (right.truePositives() + left.truePositives())
              / 2;
    }
    return area;
  }

  /**
   * The same curve with fewer points to be drawn: the first and the last one, and of those between
   * them one for each step of the way.
   *
   * @param most how many points at most, at least 2
   */
  public RocCurve thinned(int most) {
    if (points.size() <= most) {
      return this;
    }
    List<Point> some = new ArrayList<>();
    double way = 2.0 / (most - 1);
    for (Point point : points.subList(0, points.size() - 1)) {
      double at = point.falsePositives() + point.truePositives();
      if (at >= some.size() * way && some.size() < most - 1) {
        some.add(point);
      }
    }
    some.add(points.get(points.size() - 1));
    return new RocCurve(some, positives, negatives);
  }
}
