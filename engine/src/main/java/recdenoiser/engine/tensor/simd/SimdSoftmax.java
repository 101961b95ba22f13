package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.ONE;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;
import static recdenoiser.engine.tensor.simd.SimdSoftmaxTile.multiply;
import static recdenoiser.engine.tensor.simd.SimdSoftmaxTile.up;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.kernel.SoftmaxKernels;

/**
 * The softmax kernels on vectors, see {@link SimdSoftmaxTile}; α-entmax goes row by row to {@link
 * SimdEntmax}.
 */
final class SimdSoftmax implements SoftmaxKernels {
  private static final FloatVector CLOSED = vector(1e30f);

  private final SimdSoftmaxTile rows = new SimdSoftmaxTile();
  private final SimdGates gates = new SimdGates();
  private final SimdEntmax entmax = new SimdEntmax();
  private final SimdEntmaxBackward entmaxBackward = new SimdEntmaxBackward();
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
      factors = new float[size];
    }
  }

  @Override
  public void forward(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice scores,
      Slice out,
      Slice weights) {
    room(tile);
    scores.read(0, p, 0, tile.size());
    if (weighting.pattern() != null) {
      close(tile, weighting, p);
    }
    if (weighting.alpha() == 1) {
      rows.softmax(tile, p, (float) scale);
      if (weighting.pattern() != null) {
        // the least exponential is not quite 0
        open(tile, weighting, p);
      }
    } else {
      entmax(tile, weighting, (float) scale);
    }
    out.write(0, p, 0, tile.size());
    if (!weighting.none()) {
      if (weighting.gate() != null) {
        gates.apply(tile, weighting.gate(), p);
      }
      weigh(tile, weighting, p);
      weights.write(0, p, 0, tile.size());
    }
  }

  /** Scores of closed connections become very small. */
  private static void close(ScoreTile tile, RowWeighting weighting, float[] x) {
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      close(x, row, up(tile.allowed(r)), weighting.pattern(), weighting.patternAt(tile.query(r)));
    }
  }

  private static void close(float[] x, int row, int keys, float[] pattern, int at) {
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector open = load(pattern, at + k);
      load(x, row + k).fma(open, open.sub(ONE).mul(CLOSED)).intoArray(x, row + k);
    }
  }

  private static void open(ScoreTile tile, RowWeighting weighting, float[] x) {
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      open(x, row, up(tile.allowed(r)), weighting.pattern(), weighting.patternAt(tile.query(r)));
    }
  }

  private static void open(float[] x, int row, int keys, float[] pattern, int at) {
    for (int k = 0; k < keys; k += COUNT) {
      load(x, row + k).mul(load(pattern, at + k)).intoArray(x, row + k);
    }
  }

  private void entmax(ScoreTile tile, RowWeighting weighting, float scale) {
    SimdSoftmaxTile.close(tile, p);
    for (int r = 0; r < tile.rows; r++) {
      entmax.apply(p, r * tile.stride, up(tile.allowed(r)), scale, weighting.alpha());
    }
    SimdSoftmaxTile.clear(tile, p);
  }

  /** Multiplies weights by mask and dropout; zeros behind their keys stay. */
  private static void weigh(ScoreTile tile, RowWeighting weighting, float[] x) {
    if (weighting.mask() != null) {
      for (int r = 0; r < tile.rows; r++) {
        weighting.mask().apply(tile.query(r), tile.allowed(r), x, r * tile.stride);
      }
    }
    if (weighting.dropout() > 0) {
      float factor = (float) (1 / (1 - weighting.dropout()));
      int threshold = Draws.dropThreshold(weighting.dropout());
      for (int r = 0; r < tile.rows; r++) {
        int first = tile.query(r) * RowWeighting.ROW;
        int keys = up(tile.allowed(r));
        SimdDropout.drop(x, r * tile.stride, keys, factor, weighting.key(), first, threshold);
      }
    }
  }

  /** mask ⊙ dropout, zeros behind the keys. */
  private void factors(ScoreTile tile, RowWeighting weighting) {
    Arrays.fill(factors, 0, tile.size(), 1);
    SimdSoftmaxTile.clear(tile, factors);
    weigh(tile, weighting, factors);
  }

  @Override
  public void tangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice probabilities,
      Slice scoresTangent,
      Slice out) {
    room(tile);
    probabilities.read(0, p, 0, tile.size());
    scoresTangent.read(0, tangent, 0, tile.size());
    SimdSoftmaxTile.clear(tile, tangent);
    if (weighting.alpha() == 1) {
      rows.project(tile, p, tangent, (float) scale);
    } else {
      for (int r = 0; r < tile.rows; r++) {
        int row = r * tile.stride;
        int keys = up(tile.allowed(r));
        entmaxBackward.project(p, tangent, row, keys, (float) scale, weighting);
      }
    }
    if (!weighting.none()) {
      weigh(tile, weighting, tangent);
    }
    out.write(0, tangent, 0, tile.size());
  }

  @Override
  public void backward(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice probabilities,
      Slice gradient,
      Slice weights) {
    room(tile);
    probabilities.read(0, p, 0, tile.size());
    gradient.read(0, g, 0, tile.size());
    SimdSoftmaxTile.clear(tile, g);
    if (weighting.gate() != null) {
      backwardGated(tile, (float) scale, weighting, weights);
      gradient.write(0, g, 0, tile.size());
      return;
    }
    if (!weighting.none()) {
      factors(tile, weighting);
      multiply(factors, g, g, tile.size());
      multiply(factors, p, w, tile.size());
      weights.write(0, w, 0, tile.size());
    }
    if (weighting.alpha() == 1) {
      rows.project(tile, p, g, (float) scale);
    } else {
      for (int r = 0; r < tile.rows; r++) {
        int row = r * tile.stride;
        entmaxBackward.backward(p, g, row, up(tile.allowed(r)), (float) scale, weighting);
      }
    }
    gradient.write(0, g, 0, tile.size());
  }

  private void backwardGated(ScoreTile tile, float scale, RowWeighting weighting, Slice weights) {
    System.arraycopy(p, 0, w, 0, tile.size());
    gates.apply(tile, weighting.gate(), w);
    factors(tile, weighting);
    multiply(factors, g, g, tile.size());
    multiply(factors, w, tangent, tile.size());
    weights.write(0, tangent, 0, tile.size());
    gates.backward(tile, weighting.gate(), p, w, g, scale);
  }

  @Override
  public void backwardWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice probabilities,
      Slice scoresTangent,
      DualSlice gradient,
      DualSlice weights) {
    room(tile);
    int size = tile.size();
    probabilities.read(0, p, 0, size);
    scoresTangent.read(0, tangent, 0, size);
    gradient.value().read(0, g, 0, size);
    gradient.tangent().read(0, pi, 0, size);
    SimdSoftmaxTile.clear(tile, tangent);
    SimdSoftmaxTile.clear(tile, g);
    SimdSoftmaxTile.clear(tile, pi);
    factors(tile, weighting);
    multiply(factors, p, w, size);
    multiply(factors, g, g, size);
    multiply(factors, pi, pi, size);
    if (weighting.alpha() == 1) {
      rows.backwardWithTangent(tile, p, tangent, g, pi, (float) scale);
    } else {
      for (int r = 0; r < tile.rows; r++) {
        int row = r * tile.stride;
        int keys = up(tile.allowed(r));
        entmaxBackward.backwardWithTangent(p, tangent, g, pi, row, keys, (float) scale, weighting);
      }
    }
    multiply(factors, tangent, tangent, size);
    gradient.value().write(0, g, 0, size);
    gradient.tangent().write(0, pi, 0, size);
    weights.value().write(0, w, 0, size);
    weights.tangent().write(0, tangent, 0, size);
  }
}
