package recdenoiser.engine.tensor.plain;

import java.util.Arrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.PairRows;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/** Rows of pairs as plain loops in double precision. */
final class PlainPairRows implements PairRows {
  private double[] values = new double[0];
  private double[] gradients = new double[0];
  private double[] left = new double[0];
  private double[] band = new double[0];
  private int width;
  private int headWidth;

  @Override
  public void clear(int rows, int newWidth, int heads) {
    width = newWidth;
    headWidth = newWidth / heads;
    if (values.length < rows * width) {
      values = new double[rows * width];
      gradients = new double[rows * width];
    }
    if (left.length < width) {
      left = new double[width];
    }
  }

  @Override
  public void put(int row, Matrix table, int id, double rate, long key) {
    table.read(id * width, left, 0, width);
    for (int i = 0; i < width; i++) {
      values[row * width + i] = left[i] * kept(rate, key, id * width + i);
    }
    Arrays.fill(gradients, row * width, (row + 1) * width, 0);
  }

  private static double kept(double rate, long key, int draw) {
    return Draws.kept(key, draw, Draws.dropThreshold(rate)) ? 1 / (1 - rate) : 0;
  }

  private double[] band(ScoreTile tile, Slice slice, int row) {
    band = band.length < tile.stride ? new double[tile.stride] : band;
    slice.read(row * tile.stride, band, 0, tile.stride);
    return band;
  }

  @Override
  public void scores(ScoreTile tile, PairIndex index, int head, Slice x, Slice scores) {
    for (int r = 0; r < tile.rows; r++) {
      x.read(r * x.stride(), left, 0, headWidth);
      double[] s = band(tile, scores, r);
      int pair = index.of(tile.query(r));
      for (int k = 0; k < tile.allowed(r); k++) {
        int row = index.rows()[pair + k] * width + head * headWidth;
        for (int i = 0; i < headWidth; i++) {
          s[k] += left[i] * values[row + i];
        }
      }
      scores.write(r * tile.stride, s, 0, tile.stride);
    }
  }

  @Override
  public void sums(ScoreTile tile, PairIndex index, int head, Slice weights, Slice result) {
    for (int r = 0; r < tile.rows; r++) {
      result.read(r * result.stride(), left, 0, headWidth);
      double[] w = band(tile, weights, r);
      int pair = index.of(tile.query(r));
      for (int k = 0; k < tile.allowed(r); k++) {
        int row = index.rows()[pair + k] * width + head * headWidth;
        for (int i = 0; i < headWidth; i++) {
          left[i] += w[k] * values[row + i];
        }
      }
      result.write(r * result.stride(), left, 0, headWidth);
    }
  }

  @Override
  public void gradients(ScoreTile tile, PairIndex index, int head, Slice weights, Slice x) {
    for (int r = 0; r < tile.rows; r++) {
      x.read(r * x.stride(), left, 0, headWidth);
      double[] w = band(tile, weights, r);
      int pair = index.of(tile.query(r));
      for (int k = 0; k < tile.allowed(r); k++) {
        int row = index.rows()[pair + k] * width + head * headWidth;
        for (int i = 0; i < headWidth; i++) {
          gradients[row + i] += w[k] * left[i];
        }
      }
    }
  }

  @Override
  public void collect(int row, Matrix tableGradient, int id, double rate, long key) {
    tableGradient.read(id * width, left, 0, width);
    for (int i = 0; i < width; i++) {
      left[i] += gradients[row * width + i] * kept(rate, key, id * width + i);
    }
    tableGradient.write(id * width, left, 0, width);
  }
}
