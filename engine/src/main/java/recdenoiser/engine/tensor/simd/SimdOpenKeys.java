package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.kernel.QueryUnits.CLOSED;
import static recdenoiser.engine.tensor.kernel.QueryUnits.GROUP;
import static recdenoiser.engine.tensor.kernel.QueryUnits.LANES;
import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.OpenKeyKernels;
import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.QueryUnits;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * Attention over open keys alone on vectors. Of a pattern, scores and their exponentials are
 * computed unit by unit, see {@link QueryUnits}; of a mask, whose closed keys count in the
 * normalisation, all scores are given. What then is summed is of open keys only.
 */
final class SimdOpenKeys implements OpenKeyKernels {
  /** Features whose queries and keys are transposed at a time. */
  private static final int CHUNK = 64;

  private final SimdKeySums sums = new SimdKeySums();
  private final ScoreTile tile = new ScoreTile();
  private final SimdSoftmaxTile softmax = new SimdSoftmaxTile();
  private float[] rows = new float[0];
  private float[] queries = new float[0];
  private float[] keys = new float[0];
  private float[] missing = new float[0];
  private float[] scores = new float[0];
  private float[] inverse = new float[0];
  private int[] tokens = new int[0];
  private boolean[] used = new boolean[0];
  private int stride;

  @Override
  public void attend(OpenKeys open, double scale, Slice query, Slice key, Slice value, Slice out) {
    QueryUnits units = open.units;
    int length = query.rows();
    int width = query.columns();
    int start = open.window - length;
    room(units, (length + 1) * query.stride());
    place(units, start, length * query.stride(), query.stride());
    begin(units);
    for (int f = 0; f < width; f += CHUNK) {
      int features = Math.min(CHUNK, width - f);
      transpose(query, f, features, queries);
      transpose(key, f, features, keys);
      for (int b = 0; b < units.blocks(); b++) {
        scores(units, b, features);
      }
    }
    for (int b = 0; b < units.blocks(); b++) {
      for (int lane = 0; used[b] && lane < LANES; lane += COUNT) {
        exponentials(units.first[b], units.first[b + 1], lane, (float) scale, b * LANES + lane);
      }
    }
    sums.begin(open, units.scoreAt, value, out);
    for (int t = 0; t < length; t++) {
      int from = open.firstFrom(start + t, start);
      float factor = inverse[units.columns[start + t]];
      sums.add(t, from, open.first[start + t + 1], factor, scores, 0);
    }
    sums.end(out);
  }

  private void room(QueryUnits units, int rowsSize) {
    stride = units.slots.length + 2 * LANES;
    if (tokens.length < stride) {
      tokens = new int[stride];
      missing = new float[stride];
      inverse = new float[stride];
      used = new boolean[stride / LANES];
      queries = new float[CHUNK * stride];
      keys = new float[CHUNK * stride];
    }
    if (scores.length < units.closed.length) {
      scores = new float[units.closed.length];
    }
    if (rows.length < rowsSize) {
      rows = new float[rowsSize];
    }
  }

  /** Where the token of each column lies; what is not in the sequence is a row of zeros, closed. */
  private void place(QueryUnits units, int start, int none, int d) {
    Arrays.fill(rows, none, none + d, 0);
    Arrays.fill(tokens, none);
    Arrays.fill(missing, CLOSED);
    Arrays.fill(used, false);
    for (int c = 0; c < units.slots.length; c++) {
      if (units.slots[c] >= start) {
        tokens[LANES + c] = (units.slots[c] - start) * d;
        missing[LANES + c] = 0;
        used[c / LANES] = true;
      }
    }
  }

  /** Scores start at 0 where a connection is open and its key is there. */
  private void begin(QueryUnits units) {
    for (int b = 0; b < units.blocks(); b++) {
      for (int u = units.first[b]; used[b] && u < units.first[b + 1]; u++) {
        begin(units.closed, u * LANES, LANES + b * LANES - units.back[u]);
      }
    }
  }

  private void begin(float[] closed, int at, int key) {
    for (int lane = 0; lane < LANES; lane += COUNT) {
      FloatVector absent = FloatVector.fromArray(FLOATS, missing, key + lane);
      FloatVector.fromArray(FLOATS, closed, at + lane).add(absent).intoArray(scores, at + lane);
    }
  }

  /** {@code out} [features × columns], four columns at a time. */
  private void transpose(Slice x, int feature, int features, float[] out) {
    int d = x.stride();
    int column = x.offset() % d;
    x.matrix().read(x.offset() - column, rows, 0, x.rows() * d);
    int from = column + feature;
    for (int c = LANES; c < stride - LANES; c += 4) {
      transpose(
          from + tokens[c],
          from + tokens[c + 1],
          from + tokens[c + 2],
          from + tokens[c + 3],
          features,
          out,
          c);
    }
  }

  private void transpose(
      int first, int second, int third, int fourth, int features, float[] out, int column) {
    int at = column;
    for (int f = 0; f < features; f++) {
      out[at] = rows[first + f];
      out[at + 1] = rows[second + f];
      out[at + 2] = rows[third + f];
      out[at + 3] = rows[fourth + f];
      at += stride;
    }
  }

  private void scores(QueryUnits units, int block, int features) {
    int column = LANES + block * LANES;
    for (int u = units.first[block]; used[block] && u < units.first[block + 1]; u += GROUP) {
      for (int lane = 0; lane < LANES; lane += COUNT) {
        group(units.back, u, column + lane, features * stride, u * LANES + lane);
      }
    }
  }

  private void group(int[] back, int unit, int column, int end, int at) {
    FloatVector a = FloatVector.fromArray(FLOATS, scores, at);
    FloatVector b = FloatVector.fromArray(FLOATS, scores, at + LANES);
    FloatVector c = FloatVector.fromArray(FLOATS, scores, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(FLOATS, scores, at + 3 * LANES);
    int keyA = column - back[unit];
    int keyB = column - back[unit + 1];
    int keyC = column - back[unit + 2];
    int keyD = column - back[unit + 3];
    int step = stride;
    for (int row = 0; row < end; row += step) {
      FloatVector query = FloatVector.fromArray(FLOATS, queries, row + column);
      a = FloatVector.fromArray(FLOATS, keys, row + keyA).fma(query, a);
      b = FloatVector.fromArray(FLOATS, keys, row + keyB).fma(query, b);
      c = FloatVector.fromArray(FLOATS, keys, row + keyC).fma(query, c);
      d = FloatVector.fromArray(FLOATS, keys, row + keyD).fma(query, d);
    }
    a.intoArray(scores, at);
    b.intoArray(scores, at + LANES);
    c.intoArray(scores, at + 2 * LANES);
    d.intoArray(scores, at + 3 * LANES);
  }

  private void exponentials(int from, int to, int lane, float scale, int column) {
    FloatVector max = FloatVector.broadcast(FLOATS, 2 * CLOSED);
    for (int u = from; u < to; u++) {
      max = max.max(FloatVector.fromArray(FLOATS, scores, u * LANES + lane));
    }
    FloatVector factor = FloatVector.broadcast(FLOATS, scale);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int u = from; u < to; u++) {
      FloatVector x = FloatVector.fromArray(FLOATS, scores, u * LANES + lane);
      FloatVector e = Lanes.expOfMinus(max.sub(x).mul(factor));
      e.intoArray(scores, u * LANES + lane);
      sum = sum.add(e);
    }
    FloatVector.broadcast(FLOATS, 1).div(sum).intoArray(inverse, column);
  }

  @Override
  public void weigh(
      OpenKeys open, boolean causal, double scale, Matrix given, Slice value, Slice out) {
    int length = out.rows();
    int start = open.window - length;
    sums.begin(open, open.keys, value, out);
    int from = 0;
    for (int b = 0; b < ScoreTile.bands(length, causal); b++) {
      tile.band(b, length, causal);
      if (scores.length < tile.size()) {
        scores = new float[tile.size()];
      }
      given.read(from, scores, 0, tile.size());
      float[] inverses = softmax.exponentials(tile, scores, (float) scale);
      for (int r = 0; r < tile.rows(); r++) {
        row(open, tile.query(r), r * tile.stride, start, inverses[r]);
      }
      from += tile.size();
    }
    sums.end(out);
  }

  private void row(OpenKeys open, int token, int row, int start, float inverse) {
    int from = open.firstFrom(start + token, start);
    int to = open.first[start + token + 1];
    sums.add(token, from, to, inverse, scores, row - start);
  }
}
