package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.clear;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.close;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.dot;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.exponentials;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.multiply;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.project;
import static recdenoiser.engine.tensor.SimdSoftmaxRow.up;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The softmax kernels on vectors, row by row, see {@link SimdSoftmaxRow}; α-entmax rows go to
 * {@link SimdEntmax}.
 */
final class SimdSoftmax implements SoftmaxKernels {
  private final SimdEntmax entmax = new SimdEntmax();
  private final SimdEntmaxReverse entmaxReverse = new SimdEntmaxReverse();
  private final float[] room = new float[COUNT];
  private float[] p = new float[0];
  private float[] w = new float[0];
  private float[] g = new float[0];
  private float[] pi = new float[0];
  private float[] tangent = new float[0];
  private float[] factors = new float[0];

  private void room(ScoreTile tile) {
    if (p.length < tile.size()) {
      int size = tile.size();
      p = new float[size];
      w = new float[size];
      g = new float[size];
      pi = new float[size];
      tangent = new float[size];
    }
    if (factors.length < tile.stride) {
      factors = new float[tile.stride];
    }
  }

  @Override
  public void forward(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix out,
      int at,
      Matrix weights,
      int wAt) {
    float factor = (float) scale;
    room(tile);
    scores.read(scoresAt, p, 0, tile.size());
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int row = r * tile.stride;
      close(p, row, keys);
      normalise(weighting, tile.query(r), p, row, up(keys), factor);
      clear(p, row, keys, tile.stride);
    }
    out.write(at, p, 0, tile.size());
    if (!weighting.none()) {
      for (int r = 0; r < tile.rows; r++) {
        int row = r * tile.stride;
        weigh(weighting, tile.query(r), tile.allowed(r), p, row);
      }
      weights.write(wAt, p, 0, tile.size());
    }
  }

  private void normalise(
      RowWeighting weighting, int query, float[] x, int row, int keys, float scale) {
    if (weighting.pattern != null) {
      close(x, row, keys, weighting.pattern, weighting.patternAt(query));
    }
    if (weighting.alpha != 1) {
      entmax.apply(x, row, keys, scale, weighting.alpha);
      return;
    }
    exponentials(x, row, keys, scale, room);
    if (weighting.pattern != null) {
      // the least exponential is not quite 0
      multiply(weighting.pattern, weighting.patternAt(query), x, row, x, row, keys);
    }
  }

  /** Multiplies a row of weights by mask and dropout; zeros behind its keys stay. */
  private static void weigh(RowWeighting weighting, int query, int keys, float[] row, int at) {
    if (weighting.mask != null) {
      weighting.mask.apply(query, keys, row, at);
    }
    if (weighting.dropout > 0) {
      SimdDropout.drop(
          row,
          at,
          up(keys),
          (float) (1 / (1 - weighting.dropout)),
          weighting.key,
          query * RowWeighting.ROW,
          Draws.dropThreshold(weighting.dropout));
    }
  }

  /** mask ⊙ dropout of one query, zeros behind its keys. */
  private float[] factors(RowWeighting weighting, int query, int keys) {
    Arrays.fill(factors, 0, keys, 1);
    Arrays.fill(factors, keys, up(keys), 0);
    weigh(weighting, query, keys, factors, 0);
    return factors;
  }

  @Override
  public void tangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix probabilities,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix out,
      int outAt) {
    float factor = (float) scale;
    room(tile);
    probabilities.read(at, p, 0, tile.size());
    scoresTangent.read(tangentAt, tangent, 0, tile.size());
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int row = r * tile.stride;
      Arrays.fill(tangent, row + keys, row + tile.stride, 0);
      if (weighting.alpha == 1) {
        project(p, tangent, row, up(keys), factor, room);
      } else {
        entmaxReverse.project(p, tangent, row, up(keys), factor, weighting);
      }
      if (!weighting.none()) {
        weigh(weighting, tile.query(r), keys, tangent, row);
      }
    }
    out.write(outAt, tangent, 0, tile.size());
  }

  @Override
  public void reverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix probabilities,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix weights,
      int wAt) {
    float factor = (float) scale;
    room(tile);
    probabilities.read(at, p, 0, tile.size());
    gradient.read(gradientAt, g, 0, tile.size());
    boolean weighted = !weighting.none();
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int row = r * tile.stride;
      Arrays.fill(g, row + keys, row + tile.stride, 0);
      if (weighted) {
        float[] f = factors(weighting, tile.query(r), keys);
        Arrays.fill(w, row + up(keys), row + tile.stride, 0);
        multiply(f, 0, p, row, w, row, up(keys));
        multiply(f, 0, g, row, g, row, up(keys));
      }
      if (weighting.alpha == 1) {
        project(p, g, row, up(keys), factor, room);
      } else {
        entmaxReverse.reverse(p, g, row, up(keys), factor, weighting);
      }
    }
    gradient.write(gradientAt, g, 0, tile.size());
    if (weighted) {
      weights.write(wAt, w, 0, tile.size());
    }
  }

  @Override
  public void reverseWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix probabilities,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix gradient,
      Matrix tangentGradient,
      int gradientAt,
      Matrix weights,
      Matrix weightsTangent,
      int wAt) {
    float factor = (float) scale;
    room(tile);
    probabilities.read(at, p, 0, tile.size());
    scoresTangent.read(tangentAt, tangent, 0, tile.size());
    gradient.read(gradientAt, g, 0, tile.size());
    tangentGradient.read(gradientAt, pi, 0, tile.size());
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int row = r * tile.stride;
      Arrays.fill(g, row + keys, row + tile.stride, 0);
      Arrays.fill(pi, row + keys, row + tile.stride, 0);
      Arrays.fill(tangent, row + keys, row + tile.stride, 0);
      Arrays.fill(w, row, row + tile.stride, 0);
      float[] f = factors(weighting, tile.query(r), keys);
      multiply(f, 0, g, row, g, row, up(keys));
      multiply(f, 0, pi, row, pi, row, up(keys));
      if (weighting.alpha == 1) {
        reverseWithTangent(row, up(keys), factor, f);
      } else {
        multiply(f, 0, p, row, w, row, up(keys));
        entmaxReverse.reverseWithTangent(p, tangent, g, pi, row, up(keys), factor, weighting);
        multiply(f, 0, tangent, row, tangent, row, up(keys));
      }
    }
    gradient.write(gradientAt, g, 0, tile.size());
    tangentGradient.write(gradientAt, pi, 0, tile.size());
    weights.write(wAt, w, 0, tile.size());
    weightsTangent.write(wAt, tangent, 0, tile.size());
  }

  private void reverseWithTangent(int row, int keys, float scale, float[] f) {
    FloatVector factor = vector(scale);
    FloatVector a = vector(scale * dot(p, row, tangent, row, keys, room));
    FloatVector piMean = vector(dot(p, row, pi, row, keys, room));
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector s = load(tangent, row + k).mul(factor);
      FloatVector centred = s.sub(a);
      FloatVector q = load(p, row + k);
      FloatVector total = load(pi, row + k).fma(centred, load(g, row + k)).sub(s.mul(piMean));
      sum = q.fma(total, sum);
      total.intoArray(g, row + k);
      FloatVector weight = q.mul(load(f, k));
      weight.intoArray(w, row + k);
      weight.mul(centred).intoArray(tangent, row + k);
    }
    FloatVector mean = vector(Lanes.sum(sum, room));
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector q = load(p, row + k).mul(factor);
      load(g, row + k).sub(mean).mul(q).intoArray(g, row + k);
      load(pi, row + k).sub(piMean).mul(q).intoArray(pi, row + k);
    }
  }
}
