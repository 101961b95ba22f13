package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.OpenKeyKernels;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/** Attention over open keys alone as plain loops, in double precision. */
final class PlainOpenKeys implements OpenKeyKernels {
  private double[] query = new double[0];
  private double[] other = new double[0];
  private double[] weights = new double[0];

  private void room(int width, int window) {
    if (query.length < width) {
      query = new double[width];
      other = new double[width];
    }
    if (weights.length < window) {
      weights = new double[window];
    }
  }

  @Override
  public void attend(
      OpenKeys open, double scale, Slice queries, Slice keys, Slice values, Slice out) {
    int length = queries.rows();
    int width = queries.columns();
    room(width, open.window);
    int start = open.window - length;
    for (int t = 0; t < length; t++) {
      int from = open.firstFrom(start + t, start);
      int count = open.first[start + t + 1] - from;
      queries.read(t * queries.stride(), query, 0, width);
      for (int j = 0; j < count; j++) {
        keys.read((open.keys[from + j] - start) * keys.stride(), other, 0, width);
        weights[j] = scale * PlainRows.dot(query, other, width);
      }
      PlainSoftmax.softmax(weights, count);
      add(open, values, t, from, count, out);
    }
  }

  @Override
  public void weigh(
      OpenKeys open, boolean causal, double scale, Matrix scores, Slice values, Slice out) {
    int length = out.rows();
    room(out.columns(), open.window);
    ScoreTile tile = new ScoreTile();
    int start = open.window - length;
    int row = 0;
    for (int b = 0; b < ScoreTile.bands(length, causal); b++) {
      tile.band(b, length, causal);
      for (int r = 0; r < tile.rows; r++, row += tile.stride) {
        int t = tile.query(r);
        double[] p = new double[tile.allowed(r)];
        scores.read(row, p, 0, p.length);
        for (int k = 0; k < p.length; k++) {
          p[k] *= scale;
        }
        PlainSoftmax.softmax(p, p.length);
        int from = open.firstFrom(start + t, start);
        int count = open.first[start + t + 1] - from;
        for (int j = 0; j < count; j++) {
          weights[j] = p[open.keys[from + j] - start] * open.factors[from + j];
        }
        add(open, values, t, from, count, out);
      }
    }
  }

  /** Adds Σ weight · value to the result of one token, over {@code count} open keys. */
  private void add(OpenKeys open, Slice values, int token, int from, int count, Slice out) {
    int start = open.window - out.rows();
    int width = out.columns();
    out.read(token * out.stride(), query, 0, width);
    for (int j = 0; j < count; j++) {
      values.read((open.keys[from + j] - start) * values.stride(), other, 0, width);
      for (int i = 0; i < width; i++) {
        query[i] += weights[j] * other[i];
      }
    }
    out.write(token * out.stride(), query, 0, width);
  }
}
