package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;
import static recdenoiser.engine.tensor.SimdNormRows.ROWS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** The way back through layer norm and its tangent on vectors, see {@link NormKernels#reverse}. */
final class SimdNormReverse {
  private final SimdNormRows rows = new SimdNormRows();
  private final float[] room = new float[COUNT];
  private final float[] extra = new float[ROWS];
  private final float[] cosines = new float[ROWS];
  private float[] gainSum = new float[0];
  private float[] biasSum = new float[0];
  private float[] out = new float[0];
  private float[] a = new float[0];
  private float[] direction = new float[0];
  private float[] along = new float[0];
  private float[] w = new float[0];
  private float[] result = new float[0];

  void begin(Matrix input, Matrix gains, Matrix gainGradient, Matrix biasGradient) {
    if (rows.width(input.width())) {
      gainSum = rows.row();
      biasSum = rows.row();
      out = rows.room();
      a = rows.room();
      direction = rows.room();
      along = rows.room();
      w = rows.room();
      result = rows.room();
    }
    gains.read(0, rows.gain, 0, rows.d);
    gainGradient.read(0, gainSum, 0, rows.d);
    biasGradient.read(0, biasSum, 0, rows.d);
  }

  void end(Matrix gainGradient, Matrix biasGradient) {
    gainGradient.write(0, gainSum, 0, rows.d);
    biasGradient.write(0, biasSum, 0, rows.d);
  }

  void apply(
      Matrix input, Matrix stats, Matrix outGradient, Matrix inputGradient, boolean accumulate) {
    int d = rows.d;
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      outGradient.read(t * d, out, 0, count * d);
      rows.readNormal(input, stats, t, count);
      for (int r = 0; r < count; r++) {
        weights(rows.normal, out, r * d, rows.last, rows.gain, gainSum, biasSum, a);
      }
      project(inputGradient, accumulate, t, count, a, false);
    }
  }

  /**
   * Gradients of gain and bias, what is behind a row included, which nobody reads; a = gain ⊙ out.
   */
  private static void weights(
      float[] normal,
      float[] out,
      int at,
      int last,
      float[] gain,
      float[] gainSum,
      float[] biasSum,
      float[] a) {
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector g = load(out, at + i);
      g.fma(load(normal, at + i), load(gainSum, i)).intoArray(gainSum, i);
      g.add(load(biasSum, i)).intoArray(biasSum, i);
      g.mul(load(gain, i)).intoArray(a, at + i);
    }
  }

  /** target (+)= inverse · (v - mean v - x̂ (mean(v ⊙ x̂) + extra)). */
  private void project(
      Matrix target, boolean accumulate, int t, int count, float[] v, boolean withExtra) {
    int d = rows.d;
    float[] before = rows.x;
    if (accumulate) {
      target.read(t * d, before, 0, count * d);
    } else {
      Arrays.fill(before, 0, count * d, 0);
    }
    for (int r = 0; r < count; r++) {
      float mean = rows.mean(v, r);
      float c = rows.meanProduct(v, rows.normal, r) + (withExtra ? extra[r] : 0);
      project(rows.normal, v, r * d, rows.last, mean, c, rows.inverse(r), before, result);
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
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix inputGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent) {
    int d = rows.d;
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      outGradient.read(t * d, out, 0, count * d);
      tangent.read(t * d, direction, 0, count * d);
      outTangentGradient.read(t * d, along, 0, count * d);
      rows.readNormal(input, stats, t, count);
      for (int r = 0; r < count; r++) {
        weights(rows.normal, out, r * d, rows.last, rows.gain, gainSum, biasSum, a);
        extra[r] = tangentWeights(r);
      }
      for (int r = 0; r < count; r++) {
        tangentParts(r);
      }
      project(inputGradient, accumulate, t, count, out, true);
      if (tangentGradient != null) {
        project(tangentGradient, accumulateTangent, t, count, w, false);
      }
    }
  }

  /**
   * Gradient of the gain through x̂̇; w = gain ⊙ gradient of the output's tangent; mean(w ⊙ x̂̇)
   * for that of 1/σ.
   */
  private float tangentWeights(int r) {
    float c = rows.meanProduct(rows.normal, direction, r);
    cosines[r] = c;
    return tangentWeights(
            rows.normal,
            direction,
            along,
            r * rows.d,
            rows.last,
            rows.gain,
            gainSum,
            rows.mean(direction, r),
            c,
            rows.inverse(r),
            w,
            rows.tail,
            room)
        / rows.d;
  }

  private static float tangentWeights(
      float[] normal,
      float[] direction,
      float[] along,
      int at,
      int last,
      float[] gain,
      float[] gainSum,
      float mean,
      float c,
      float inverse,
      float[] w,
      float[] tail,
      float[] room) {
    FloatVector means = vector(mean);
    FloatVector cs = vector(-c);
    FloatVector factor = vector(inverse);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector product = sum;
    for (int i = 0; i <= last; i += COUNT) {
      sum = sum.add(product);
      FloatVector h = load(along, at + i);
      FloatVector t = load(normal, at + i).fma(cs, load(direction, at + i).sub(means)).mul(factor);
      h.fma(t, load(gainSum, i)).intoArray(gainSum, i);
      FloatVector weighted = h.mul(load(gain, i));
      weighted.intoArray(w, at + i);
      product = weighted.mul(t);
    }
    return Lanes.sum(product.mul(load(tail, 0)).add(sum), room);
  }

  /** out = a - inverse (c w + mean(w ⊙ x̂) ẋ), the gradient of x̂. */
  private void tangentParts(int r) {
    float wAlong = rows.meanProduct(rows.normal, w, r);
    float inverse = rows.inverse(r);
    combine(a, w, -inverse * cosines[r], direction, -inverse * wAlong, r * rows.d, rows.last, out);
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
