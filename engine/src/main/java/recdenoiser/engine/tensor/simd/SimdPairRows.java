package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.PairRows;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * Rows of pairs on vectors. A head's part of a row is filled up with zeros to whole vectors, which
 * stay zero, so no loop has a rest.
 *
 * <p>Products of pairs are made one by one, m² / 2 · d of them, and not as a matrix product with
 * all rows of the sequence, of which there may be many times as many as keys.
 */
final class SimdPairRows implements PairRows {
  private float[] values = new float[0];
  private float[] gradients = new float[0];
  private float[] row = new float[0];
  private float[] products = new float[0];
  private float[] draws = new float[0];
  private float[] left = new float[0];
  private float[] band = new float[0];
  private int width;
  private int heads;
  private int headWidth;
  private int part;
  private int stride;

  @Override
  public void clear(int rows, int newWidth, int newHeads) {
    width = newWidth;
    heads = newHeads;
    headWidth = newWidth / newHeads;
    part = (headWidth + COUNT - 1) / COUNT * COUNT;
    stride = part * heads;
    if (values.length < rows * stride) {
      values = new float[rows * stride * 5 / 4];
      gradients = new float[rows * stride * 5 / 4];
    }
    if (row.length < width + COUNT) {
      row = new float[width + COUNT];
      draws = new float[width + COUNT];
    }
    if (left.length < part) {
      left = new float[part];
    }
  }

  @Override
  public void put(int target, Matrix table, int id, double rate, long key) {
    table.read(id * width, row, 0, width);
    drop(row, id, rate, key);
    int at = target * stride;
    for (int h = 0; h < heads; h++) {
      System.arraycopy(row, h * headWidth, values, at + h * part, headWidth);
      Arrays.fill(values, at + h * part + headWidth, at + (h + 1) * part, 0);
    }
    Arrays.fill(gradients, at, at + stride, 0);
  }

  private void drop(float[] x, int id, double rate, long key) {
    if (rate > 0) {
      float scale = (float) (1 / (1 - rate));
      SimdDropout.drop(x, 0, width, scale, key, id * width, Draws.dropThreshold(rate));
    }
  }

  private float[] band(ScoreTile tile, Slice slice) {
    band = band.length < tile.size() ? new float[tile.size()] : band;
    slice.read(0, band, 0, tile.size());
    return band;
  }

  /** One token's numbers of a head, zeros behind them. */
  private float[] token(Slice slice, int at) {
    slice.read(at, left, 0, headWidth);
    Arrays.fill(left, headWidth, part, 0);
    return left;
  }

  @Override
  public void scores(ScoreTile tile, PairIndex index, int head, Slice x, Slice scores) {
    float[] s = band(tile, scores);
    if (products.length < (tile.stride + 2) * COUNT) {
      products = new float[(tile.stride + 2) * COUNT];
    }
    for (int r = 0; r < tile.rows; r++) {
      float[] query = token(x, r * x.stride());
      int keys = tile.allowed(r);
      multiply(query, index.rows(), index.of(tile.query(r)), keys, head * part);
      LaneSums.fold(products, (keys + COUNT - 1) / COUNT);
      add(products, s, r * tile.stride, keys);
    }
    scores.write(0, s, 0, tile.size());
  }

  /**
   * One vector for each key whose sum is the product, zeros up to the next whole vector of keys.
   */
  private void multiply(float[] query, int[] rows, int pair, int keys, int column) {
    for (int k = 0; k < keys; k++) {
      product(query, values, rows[pair + k] * stride + column, part, products, (k + 1) * COUNT);
    }
    int whole = (keys + COUNT - 1) / COUNT * COUNT;
    Arrays.fill(products, (keys + 1) * COUNT, (whole + 1) * COUNT, 0);
  }

  private static void product(float[] x, float[] rows, int at, int count, float[] out, int to) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      sum = load(x, i).fma(load(rows, at + i), sum);
    }
    sum.intoArray(out, to);
  }

  private static void add(float[] folded, float[] y, int at, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(y, at + i).add(load(folded, (i + 1) * COUNT)).intoArray(y, at + i);
    }
  }

  @Override
  public void sums(ScoreTile tile, PairIndex index, int head, Slice weights, Slice result) {
    float[] w = band(tile, weights);
    for (int r = 0; r < tile.rows; r++) {
      float[] sum = token(result, r * result.stride());
      int pair = index.of(tile.query(r));
      SimdPairSums.sum(
          values,
          stride,
          head * part,
          part,
          index.rows(),
          pair,
          tile.allowed(r),
          w,
          r * tile.stride,
          sum);
      result.write(r * result.stride(), sum, 0, headWidth);
    }
  }

  @Override
  public void gradients(ScoreTile tile, PairIndex index, int head, Slice weights, Slice x) {
    float[] w = band(tile, weights);
    for (int r = 0; r < tile.rows; r++) {
      float[] query = token(x, r * x.stride());
      int pair = index.of(tile.query(r));
      SimdPairSums.spread(
          gradients,
          stride,
          head * part,
          part,
          index.rows(),
          pair,
          tile.allowed(r),
          w,
          r * tile.stride,
          query);
    }
  }

  @Override
  public void collect(int source, Matrix tableGradient, int id, double rate, long key) {
    int at = source * stride;
    for (int h = 0; h < heads; h++) {
      System.arraycopy(gradients, at + h * part, draws, h * headWidth, headWidth);
    }
    drop(draws, id, rate, key);
    tableGradient.read(id * width, row, 0, width);
    for (int i = 0; i < width; i += COUNT) {
      load(row, i).add(load(draws, i)).intoArray(row, i);
    }
    tableGradient.write(id * width, row, 0, width);
  }
}
