package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Layer norm on vectors. A row of {@code d} numbers is worked on in whole vectors; the last one
 * reaches into the next row. What it reads there is multiplied by zero ({@code tail}), and what it
 * writes there is overwritten when that row's turn comes, so results go to arrays of their own,
 * from the first row to the last.
 */
final class SimdNorm {
  private static final int ROWS = 16;

  private final float[] room = new float[COUNT];
  private final float[] other = new float[COUNT];
  private final float[] statistics = new float[2 * ROWS];
  private final float[] extra = new float[ROWS];
  private final float[] cosines = new float[ROWS];
  private int d;
  private int last;
  private float[] tail = new float[0];
  private float[] gain = new float[0];
  private float[] bias = new float[0];
  private float[] gainSum = new float[0];
  private float[] biasSum = new float[0];
  private float[] x = new float[0];
  private float[] normal = new float[0];
  private float[] out = new float[0];
  private float[] a = new float[0];
  private float[] direction = new float[0];
  private float[] along = new float[0];
  private float[] w = new float[0];
  private float[] result = new float[0];

  private void width(int width) {
    if (d == width) {
      return;
    }
    d = width;
    int whole = (width + COUNT - 1) / COUNT * COUNT;
    last = whole - COUNT;
    tail = new float[COUNT];
    Arrays.fill(tail, 0, width - last, 1);
    gain = new float[whole];
    bias = new float[whole];
    gainSum = new float[whole];
    biasSum = new float[whole];
    int size = ROWS * width + COUNT;
    x = new float[size];
    normal = new float[size];
    out = new float[size];
    a = new float[size];
    direction = new float[size];
    along = new float[size];
    w = new float[size];
    result = new float[size];
  }

  void forward(Matrix input, Matrix gains, Matrix biases, Matrix output, Matrix stats) {
    width(input.width());
    gains.read(0, gain, 0, d);
    biases.read(0, bias, 0, d);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      input.read(t * d, x, 0, rows * d);
      for (int r = 0; r < rows; r++) {
        statistics(r);
        forward(x, r * d, last, gain, bias, statistics[2 * r], statistics[2 * r + 1], out);
      }
      output.write(t * d, out, 0, rows * d);
      stats.write(2 * t, statistics, 0, 2 * rows);
    }
  }

  private void statistics(int r) {
    float mean = sum(x, r * d, last, tail, room) / d;
    float variance = squares(x, r * d, last, tail, mean, room) / d;
    statistics[2 * r] = mean;
    statistics[2 * r + 1] = (float) (1 / Math.sqrt(variance + Kernels.NORM_EPSILON));
  }

  private static float sum(float[] x, int at, int last, float[] tail, float[] room) {
    FloatVector sum = load(x, at + last).mul(load(tail, 0));
    for (int i = 0; i < last; i += COUNT) {
      sum = sum.add(load(x, at + i));
    }
    return Lanes.sum(sum, room);
  }

  private static float squares(
      float[] x, int at, int last, float[] tail, float mean, float[] room) {
    FloatVector means = vector(mean);
    FloatVector end = load(x, at + last).sub(means).mul(load(tail, 0));
    FloatVector sum = end.mul(end);
    for (int i = 0; i < last; i += COUNT) {
      FloatVector centred = load(x, at + i).sub(means);
      sum = centred.fma(centred, sum);
    }
    return Lanes.sum(sum, room);
  }

  private static float product(float[] x, float[] y, int at, int last, float[] tail, float[] room) {
    FloatVector sum = load(x, at + last).mul(load(y, at + last)).mul(load(tail, 0));
    for (int i = 0; i < last; i += COUNT) {
      sum = load(x, at + i).fma(load(y, at + i), sum);
    }
    return Lanes.sum(sum, room);
  }

  private static void forward(
      float[] x,
      int at,
      int last,
      float[] gain,
      float[] bias,
      float mean,
      float inverse,
      float[] out) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector normal = load(x, at + i).sub(means).mul(factor);
      normal.fma(load(gain, i), load(bias, i)).intoArray(out, at + i);
    }
  }

  /** x̂ of the rows in {@code x}. */
  private void normalise(int rows) {
    for (int r = 0; r < rows; r++) {
      normalise(x, r * d, last, statistics[2 * r], statistics[2 * r + 1], normal);
    }
  }

  private static void normalise(
      float[] x, int at, int last, float mean, float inverse, float[] normal) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      load(x, at + i).sub(means).mul(factor).intoArray(normal, at + i);
    }
  }

  void tangent(Matrix input, Matrix gains, Matrix stats, Matrix tangent, Matrix outTangent) {
    width(input.width());
    gains.read(0, gain, 0, d);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      input.read(t * d, x, 0, rows * d);
      tangent.read(t * d, direction, 0, rows * d);
      stats.read(2 * t, statistics, 0, 2 * rows);
      normalise(rows);
      for (int r = 0; r < rows; r++) {
        int at = r * d;
        float mean = sum(direction, at, last, tail, room) / d;
        float c = product(normal, direction, at, last, tail, other) / d;
        tangent(normal, direction, at, last, gain, mean, c, statistics[2 * r + 1], out);
      }
      outTangent.write(t * d, out, 0, rows * d);
    }
  }

  /** out = gain ⊙ (ẋ - mean ẋ - x̂ c) · inverse. */
  private static void tangent(
      float[] normal,
      float[] direction,
      int at,
      int last,
      float[] gain,
      float mean,
      float c,
      float inverse,
      float[] out) {
    FloatVector means = vector(mean);
    FloatVector cs = vector(-c);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      FloatVector v = load(normal, at + i).fma(cs, load(direction, at + i).sub(means));
      v.mul(load(gain, i)).mul(factor).intoArray(out, at + i);
    }
  }

  void reverse(
      Matrix input,
      Matrix gains,
      Matrix stats,
      Matrix outGradient,
      Matrix inputGradient,
      boolean accumulate,
      Matrix gainGradient,
      Matrix biasGradient) {
    begin(input, gains, gainGradient, biasGradient);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      input.read(t * d, x, 0, rows * d);
      outGradient.read(t * d, out, 0, rows * d);
      stats.read(2 * t, statistics, 0, 2 * rows);
      normalise(rows);
      for (int r = 0; r < rows; r++) {
        weights(normal, out, r * d, last, gain, gainSum, biasSum, a);
      }
      project(inputGradient, accumulate, t, rows, a, false);
    }
    end(gainGradient, biasGradient);
  }

  private void begin(Matrix input, Matrix gains, Matrix gainGradient, Matrix biasGradient) {
    width(input.width());
    gains.read(0, gain, 0, d);
    gainGradient.read(0, gainSum, 0, d);
    biasGradient.read(0, biasSum, 0, d);
  }

  private void end(Matrix gainGradient, Matrix biasGradient) {
    gainGradient.write(0, gainSum, 0, d);
    biasGradient.write(0, biasSum, 0, d);
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
      Matrix target, boolean accumulate, int t, int rows, float[] v, boolean withExtra) {
    if (accumulate) {
      target.read(t * d, x, 0, rows * d);
    } else {
      Arrays.fill(x, 0, rows * d, 0);
    }
    for (int r = 0; r < rows; r++) {
      int at = r * d;
      float mean = sum(v, at, last, tail, room) / d;
      float c = product(v, normal, at, last, tail, other) / d + (withExtra ? extra[r] : 0);
      project(normal, v, at, last, mean, c, statistics[2 * r + 1], x, result);
    }
    target.write(t * d, result, 0, rows * d);
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

  void reverseWithTangent(
      Matrix input,
      Matrix gains,
      Matrix stats,
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix inputGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent,
      Matrix gainGradient,
      Matrix biasGradient) {
    begin(input, gains, gainGradient, biasGradient);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      input.read(t * d, x, 0, rows * d);
      outGradient.read(t * d, out, 0, rows * d);
      tangent.read(t * d, direction, 0, rows * d);
      outTangentGradient.read(t * d, along, 0, rows * d);
      stats.read(2 * t, statistics, 0, 2 * rows);
      normalise(rows);
      for (int r = 0; r < rows; r++) {
        weights(normal, out, r * d, last, gain, gainSum, biasSum, a);
        extra[r] = tangentWeights(r, statistics[2 * r + 1]);
      }
      for (int r = 0; r < rows; r++) {
        tangentParts(r * d, statistics[2 * r + 1], cosines[r]);
      }
      project(inputGradient, accumulate, t, rows, out, true);
      if (tangentGradient != null) {
        project(tangentGradient, accumulateTangent, t, rows, w, false);
      }
    }
    end(gainGradient, biasGradient);
  }

  /**
   * Gradient of the gain through x̂̇; w = gain ⊙ gradient of the output's tangent; mean(w ⊙ x̂̇)
   * for that of 1/σ.
   */
  private float tangentWeights(int r, float inverse) {
    int at = r * d;
    float c = product(normal, direction, at, last, tail, other) / d;
    cosines[r] = c;
    float mean = sum(direction, at, last, tail, room) / d;
    return tangentWeights(
            normal, direction, along, at, last, gain, gainSum, mean, c, inverse, w, tail, room)
        / d;
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
  private void tangentParts(int at, float inverse, float c) {
    float wAlong = product(normal, w, at, last, tail, room) / d;
    combine(a, w, -inverse * c, direction, -inverse * wAlong, at, last, out);
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
