package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.Logistic;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.OnlineSoftmax;

/** The losses' kernels as plain loops in double precision. */
public final class PlainLossKernels implements LossKernels {
  private final PlainRankingLosses ranking = new PlainRankingLosses();
  private double[] row = new double[64];
  private double[] other = new double[64];

  private double[] row(int count) {
    if (row.length < count) {
      row = new double[count];
    }
    return row;
  }

  private double[] read(Matrix x, int t) {
    double[] values = row(x.width());
    x.read(t * x.width(), values, 0, x.width());
    return values;
  }

  private double[] readOther(Matrix y, int t) {
    if (other.length < y.width()) {
      other = new double[y.width()];
    }
    y.read(t * y.width(), other, 0, y.width());
    return other;
  }

  private static void write(Matrix x, int t, double[] values) {
    x.write(t * x.width(), values, 0, x.width());
  }

  @Override
  public void innerProducts(Matrix x, Matrix y, double[] products, int at) {
    for (int t = 0; t < x.rows(); t++) {
      products[at + t] = PlainRows.dot(read(x, t), readOther(y, t), x.width());
    }
  }

  @Override
  public void squaredDistances(Matrix x, Matrix y, Matrix out) {
    double[] distances = new double[y.rows()];
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(x, t);
      for (int i = 0; i < y.rows(); i++) {
        double[] others = readOther(y, i);
        distances[i] = 0;
        for (int j = 0; j < x.width(); j++) {
          distances[i] += (values[j] - others[j]) * (values[j] - others[j]);
        }
      }
      out.write(t * y.rows(), distances, 0, y.rows());
    }
  }

  @Override
  public void combineRows(Matrix x, double[] f, Matrix y, double[] g, int at) {
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(x, t);
      double[] more = readOther(y, t);
      for (int i = 0; i < x.width(); i++) {
        values[i] = f[at + t] * values[i] + g[at + t] * more[i];
      }
      write(x, t, values);
    }
  }

  @Override
  public void scaleRows(Matrix x, double[] f, int at) {
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(x, t);
      for (int i = 0; i < x.width(); i++) {
        values[i] *= f[at + t];
      }
      write(x, t, values);
    }
  }

  @Override
  public boolean softmaxPart(
      Slice scores, Matrix bias, int firstItem, OnlineSoftmax softmax, int at) {
    boolean raised = false;
    int count = scores.columns();
    double[] values = row(count);
    for (int t = 0; t < scores.rows(); t++) {
      scores.read(t * count, values, 0, count);
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        values[i] += of(bias, firstItem + i);
        greatest = Math.max(greatest, values[i]);
      }
      raised |= softmax.raise(at + t, greatest);
      for (int i = 0; i < count; i++) {
        values[i] = Math.exp(values[i] - softmax.base(at + t));
        softmax.add(at + t, values[i]);
      }
      scores.write(t * count, values, 0, count);
    }
    return raised;
  }

  private double of(Matrix bias, int item) {
    return bias == null ? 0 : readOther(bias, item)[0];
  }

  @Override
  public void binary(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double calibration,
      double weight,
      double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      double offset = offsets == null ? 0 : offsets[t];
      double positive = positives[t] + offset;
      losses[t] = calibration * Logistic.softplus(-positive);
      positives[t] = -weight * calibration * Logistic.sigmoid(-positive);
      double slopes = positives[t];
      double[] scores = read(negatives, t - at);
      for (int k = 0; k < negatives.width(); k++) {
        losses[t] += Logistic.softplus(scores[k] + offset);
        scores[k] = weight * Logistic.sigmoid(scores[k] + offset);
        slopes += scores[k];
      }
      write(negatives, t - at, scores);
      if (offsets != null) {
        offsets[t] = slopes;
      }
    }
  }

  @Override
  public void sampledSoftmax(
      double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    int count = negatives.width();
    for (int t = at; t < at + negatives.rows(); t++) {
      double[] scores = read(negatives, t - at);
      double most = positives[t];
      for (int k = 0; k < count; k++) {
        most = Math.max(most, scores[k]);
      }
      double others = 0;
      for (int k = 0; k < count; k++) {
        scores[k] = Math.exp(scores[k] - most);
        others += scores[k];
      }
      double sum = others + Math.exp(positives[t] - most);
      losses[t] = Math.log(sum) + most - positives[t];
      positives[t] = -weight * others / sum;
      for (int k = 0; k < count; k++) {
        scores[k] *= weight / sum;
      }
      write(negatives, t - at, scores);
    }
  }

  @Override
  public void bpr(double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    ranking.bpr(positives, negatives, at, weight, losses);
  }

  @Override
  public void top1(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses) {
    ranking.top1(positives, negatives, offsets, at, weight, losses);
  }

  @Override
  public void bprMax(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double penalty,
      double weight,
      double[] losses) {
    ranking.bprMax(positives, negatives, offsets, at, penalty, weight, losses);
  }
}
