package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;
import static recdenoiser.engine.tensor.simd.SimdNormRows.ROWS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.NormGradients;
import recdenoiser.engine.tensor.kernel.NormKernels;

/**
 * The backward pass through layer norm and its tangent on vectors, see {@link
 * NormKernels#backward}.
 */
final class SimdNormBackward {
  private final SimdNormRows rows = new SimdNormRows();
  private final float[] means = new float[ROWS];
  private final float[] products = new float[ROWS];
  private final float[] extra = new float[ROWS];
  private final float[] cosines = new float[ROWS];
  private float[] gainSum = new float[0];
  private float[] biasSum = new float[0];
  private float[] out = new float[0];
  private float[] a = new float[0];
  private float[] direction = new float[0];
  private float[] along = new float[0];
  private float[] tangents = new float[0];
  private float[] w = new float[0];
  private float[] result = new float[0];

  void begin(Matrix input, Matrix gains, NormGradients gradients) {
    if (rows.width(input.width())) {
      gainSum = rows.row();
      biasSum = rows.row();
      out = rows.room();
      a = rows.room();
      direction = rows.room();
      along = rows.room();
      tangents = rows.room();
      w = rows.room();
      result = rows.room();
    }
    gains.read(0, rows.gain, 0, rows.d);
    gradients.gain().read(0, gainSum, 0, rows.d);
    gradients.bias().read(0, biasSum, 0, rows.d);
  }

  void end(NormGradients gradients) {
    gradients.gain().write(0, gainSum, 0, rows.d);
    gradients.bias().write(0, biasSum, 0, rows.d);
  }

  void apply(Matrix input, Matrix stats, Matrix outGradient, NormGradients gradients) {
    int d = rows.d;
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      outGradient.read(t * d, out, 0, count * d);
      rows.readNormal(input, stats, t, count);
      before(gradients.x(), gradients.addsToX(), t, count);
      for (Step step : STEPS) {
        step.run(this, count);
      }
      gradients.x().write(t * d, result, 0, count * d);
    }
  }

  /** A step, for some rows. */
  private interface Step {
    void run(SimdNormBackward of, int count);
  }

  /** Called through an interface, see {@link SimdSoftmaxTile}. */
  private static final Step[] STEPS = {
    SimdNormBackward::toGainAndBias, SimdNormBackward::weightedMeans, SimdNormBackward::project
  };

  private void weightedMeans(int count) {
    rows.weightedMeans(out, count, means, products);
  }

  private void project(int count) {
    for (int r = 0; r < count; r++) {
      project(
          rows.normal,
          out,
          r * rows.d,
          rows.last,
          rows.gain,
          means[r],
          products[r],
          rows.inverse(r),
          rows.x,
          result);
    }
  }

  private void toGainAndBias(int count) {
    int d = rows.d;
    for (int i = 0; i <= rows.last; i += COUNT) {
      addProducts(out, rows.normal, i, i + count * d, d, gainSum, i);
      add(out, i, i + count * d, d, biasSum, i);
    }
  }

  /** result = before + inverse · (v - mean - x̂ c) with v = out ⊙ gain. */
  private static void project(
      float[] normal,
      float[] out,
      int at,
      int last,
      float[] gain,
      float mean,
      float c,
      float inverse,
      float[] before,
      float[] result) {
    FloatVector means = vector(-mean);
    FloatVector cs = vector(-c);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector centred = load(out, at + i).fma(load(gain, i), means);
      FloatVector u = load(normal, at + i).fma(cs, centred);
      u.fma(factor, load(before, at + i)).intoArray(result, at + i);
    }
  }

  /** What is in the target already, in x, whose rows are normalised by now. */
  private void before(Matrix target, boolean accumulate, int t, int count) {
    int d = rows.d;
    if (accumulate) {
      target.read(t * d, rows.x, 0, count * d);
    } else {
      Arrays.fill(rows.x, 0, count * d, 0);
    }
  }

  /** sum += Σ x ⊙ y over the rows; what is behind a row is summed as well, and nobody reads it. */
  private static void addProducts(
      float[] x, float[] y, int from, int to, int d, float[] sum, int at) {
    FloatVector products = load(sum, at);
    for (int i = from; i < to; i += d) {
      products = load(x, i).fma(load(y, i), products);
    }
    products.intoArray(sum, at);
  }

  private static void add(float[] x, int from, int to, int d, float[] sum, int at) {
    FloatVector total = load(sum, at);
    for (int i = from; i < to; i += d) {
      total = total.add(load(x, i));
    }
    total.intoArray(sum, at);
  }

  private static void times(float[] x, int at, int last, float[] gain, float[] result) {
    for (int i = 0; i <= last; i += COUNT) {
      load(x, at + i).mul(load(gain, i)).intoArray(result, at + i);
    }
  }

  /** target (+)= inverse · (v - mean v - x̂ (mean(v ⊙ x̂) + extra)). */
  private void project(
      Matrix target, boolean accumulate, int t, int count, float[] v, boolean withExtra) {
    int d = rows.d;
    before(target, accumulate, t, count);
    rows.means(v, count, means);
    rows.meanProducts(v, rows.normal, count, products);
    for (int r = 0; r < count; r++) {
      float c = products[r] + (withExtra ? extra[r] : 0);
      project(rows.normal, v, r * d, rows.last, means[r], c, rows.inverse(r), rows.x, result);
    }
    target.write(t * d, result, 0, count * d);
  }

  private static void project(
      float[] normal,
      float[] v,
      int at,
      int last,
      float mean,
      float c,
      float inverse,
      float[] before,
      float[] result) {
    FloatVector means = vector(mean);
    FloatVector cs = vector(-c);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector u = load(normal, at + i).fma(cs, load(v, at + i).sub(means));
      u.fma(factor, load(before, at + i)).intoArray(result, at + i);
    }
  }

  void applyWithTangent(
      Matrix input,
      Matrix stats,
      Matrix tangent,
      Matrix outGradient,
      Matrix outTangentGradient,
      NormGradients gradients) {
    int d = rows.d;
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      outGradient.read(t * d, out, 0, count * d);
      tangent.read(t * d, direction, 0, count * d);
      outTangentGradient.read(t * d, along, 0, count * d);
      rows.readNormal(input, stats, t, count);
      toGainAndBias(count);
      for (int r = 0; r < count; r++) {
        times(out, r * d, rows.last, rows.gain, a);
      }
      tangentWeights(count);
      tangentParts(count);
      project(gradients.x(), gradients.addsToX(), t, count, out, true);
      if (gradients.tangent() != null) {
        project(gradients.tangent(), gradients.addsToTangent(), t, count, w, false);
      }
    }
  }

  /**
   * Gradient of the gain through x̂̇; w = gain ⊙ gradient of the output's tangent; mean(w ⊙ x̂̇)
   * for that of 1/σ.
   */
  private void tangentWeights(int count) {
    int d = rows.d;
    rows.means(direction, count, means);
    rows.meanProducts(rows.normal, direction, count, cosines);
    for (int r = 0; r < count; r++) {
      tangents(
          rows.normal,
          direction,
          r * d,
          rows.last,
          means[r],
          cosines[r],
          rows.inverse(r),
          tangents);
      times(along, r * d, rows.last, rows.gain, w);
    }
    for (int i = 0; i <= rows.last; i += COUNT) {
      addProducts(along, tangents, i, i + count * d, d, gainSum, i);
    }
    rows.meanProducts(w, tangents, count, extra);
  }

  /** x̂̇ = inverse · (ẋ - mean ẋ - x̂ c). */
  private static void tangents(
      float[] normal,
      float[] direction,
      int at,
      int last,
      float mean,
      float c,
      float inverse,
      float[] result) {
    FloatVector means = vector(mean);
    FloatVector cs = vector(-c);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector centred = load(direction, at + i).sub(means);
      load(normal, at + i).fma(cs, centred).mul(factor).intoArray(result, at + i);
    }
  }

  /** out = a - inverse (c w + mean(w ⊙ x̂) ẋ), the gradient of x̂. */
  private void tangentParts(int count) {
    rows.meanProducts(rows.normal, w, count, products);
    for (int r = 0; r < count; r++) {
      float inverse = rows.inverse(r);
      float f = -inverse * cosines[r];
      float g = -inverse * products[r];
      combine(a, w, f, direction, g, r * rows.d, rows.last, out);
    }
  }

  private static void combine(
      float[] x, float[] y, float f, float[] z, float g, int at, int last, float[] out) {
    FloatVector fs = vector(f);
    FloatVector gs = vector(g);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector v = load(y, at + i).fma(fs, load(x, at + i));
      load(z, at + i).fma(gs, v).intoArray(out, at + i);
    }
  }
}
