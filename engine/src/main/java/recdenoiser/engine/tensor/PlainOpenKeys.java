package recdenoiser.engine.tensor;

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
      OpenKeys open,
      double scale,
      Matrix queries,
      Matrix keys,
      Matrix values,
      int at,
      int length,
      int width,
      Matrix out) {
    room(width, open.window);
    int start = open.window - length;
    int d = queries.width();
    for (int t = 0; t < length; t++) {
      int from = open.firstFrom(start + t, start);
      int count = open.first[start + t + 1] - from;
      queries.read(at + t * d, query, 0, width);
      for (int j = 0; j < count; j++) {
        keys.read(at + (open.keys[from + j] - start) * d, other, 0, width);
        weights[j] = scale * PlainRows.dot(query, other, width);
      }
      PlainSoftmax.softmax(weights, count);
      add(open, values, at, t, start, from, count, width, out);
    }
  }

  @Override
  public void weigh(
      OpenKeys open,
      boolean causal,
      double scale,
      Matrix scores,
      Matrix values,
      int at,
      int length,
      int width,
      Matrix out) {
    room(width, open.window);
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
        add(open, values, at, t, start, from, count, width, out);
      }
    }
  }

  /** Adds Σ weight · value to the result of one token. */
  private void add(
      OpenKeys open,
      Matrix values,
      int at,
      int token,
      int start,
      int from,
      int count,
      int width,
      Matrix out) {
    int d = out.width();
    out.read(at + token * d, query, 0, width);
    for (int j = 0; j < count; j++) {
      values.read(at + (open.keys[from + j] - start) * d, other, 0, width);
      for (int i = 0; i < width; i++) {
        query[i] += weights[j] * other[i];
      }
    }
    out.write(at + token * d, query, 0, width);
  }
}
