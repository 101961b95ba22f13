package recdenoiser.engine.tensor;

/** The losses' kernels as plain loops in double precision. */
final class PlainLossKernels implements LossKernels {
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
      Matrix scores,
      int scoresAt,
      int rows,
      int count,
      Matrix bias,
      int firstItem,
      double[] base,
      double[] sums,
      double[] before,
      int at) {
    boolean raised = false;
    double[] values = row(count);
    for (int t = 0; t < rows; t++) {
      scores.read(scoresAt + t * count, values, 0, count);
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        values[i] += of(bias, firstItem + i);
        greatest = Math.max(greatest, values[i]);
      }
      raised |= SoftmaxBase.raise(greatest, base, sums, before, at + t);
      for (int i = 0; i < count; i++) {
        values[i] = Math.exp(values[i] - base[at + t]);
        sums[at + t] += values[i];
      }
      scores.write(scoresAt + t * count, values, 0, count);
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
}
