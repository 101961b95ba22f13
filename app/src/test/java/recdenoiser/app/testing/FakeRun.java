package recdenoiser.app.testing;

import java.util.SplittableRandom;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;

/** Curves and masks such as a run makes them, from a seed. */
public final class FakeRun {
  private static final double SECONDS_PER_EPOCH = 3.1;

  private FakeRun() {}

  /**
   * A loss that falls from {@code start} towards {@code end}, twenty points an epoch, with noise.
   */
  public static void fillLoss(CurveSeries series, int epochs, double start, double end, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int point = 1; point <= 20 * epochs; point++) {
      double epoch = point / 20.0;
      double value = end + (start - end) * Math.exp(-epoch / 12);
      series.append(epoch, epoch * SECONDS_PER_EPOCH, value * (1 + 0.05 * random.nextGaussian()));
    }
  }

  /**
   * A metric that rises to {@code end} and sinks a little later, one point every {@code every}
   * epochs.
   */
  public static void fillMetric(CurveSeries series, int epochs, int every, double end, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = every; epoch <= epochs; epoch += every) {
      double value = end * (1 - Math.exp(-epoch / 14.0)) - 0.0006 * Math.max(0, epoch - 60);
      series.append(epoch, epoch * SECONDS_PER_EPOCH, value + 0.004 * random.nextGaussian());
    }
  }

  /** Marks the greatest value of {@code series}. */
  public static void markBest(CurveModel model, CurveSeries series) {
    int best = 0;
    for (int i = 1; i < series.size(); i++) {
      if (series.value(i) > series.value(best)) {
        best = i;
      }
    }
    model.markBest(series, series.epoch(best));
  }

  /** Masks in which older and irrelevant connections close as epochs go by. */
  public static MaskSnapshot masks(int epoch, int length, int blocks) {
    float[][] open = new float[blocks][length * length];
    float[][] attention = new float[blocks][length * length];
    for (int block = 0; block < blocks; block++) {
      SplittableRandom random = new SplittableRandom(31 + block);
      for (int query = 0; query < length; query++) {
        fillRow(open[block], attention[block], query, length, epoch, block, random);
      }
    }
    return new MaskSnapshot(
        epoch, length, HeadMaps.shared(open), HeadMaps.shared(attention), HeadMaps.NONE);
  }

  private static void fillRow(
      float[] open,
      float[] attention,
      int query,
      int length,
      int epoch,
      int block,
      SplittableRandom random) {
    double[] weights = new double[length];
    double sum = 0;
    for (int key = 0; key < length; key++) {
      int distance = query - key;
      double noise = random.nextGaussian();
      if (distance < 0) {
        open[query * length + key] = Float.NaN;
        attention[query * length + key] = Float.NaN;
        continue;
      }
      double stripes = Math.cos(distance * (block + 1) * 0.7);
      double logit = 2 + epoch / 40.0 * (stripes + noise - 0.04 * distance);
      open[query * length + key] = (float) (1 / (1 + Math.exp(-logit)));
      weights[key] =
          Math.exp(1.5 * stripes * Math.min(1, epoch / 30.0) - 0.02 * distance + 0.3 * noise);
      sum += weights[key];
    }
    for (int key = 0; key <= query; key++) {
      float mask = open[query * length + key];
      attention[query * length + key] = (float) (weights[key] / sum * MaskLogits.atInference(mask));
    }
  }
}
