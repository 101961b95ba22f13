package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Layer norm on vectors. Rows in a tile lie {@code stride} numbers apart, a whole number of
 * vectors, with zeros behind their {@code d} numbers; the gain is zero there too, so that sums need
 * no special case at the end of a row.
 */
final class SimdNorm {
  private static final int ROWS = 16;

  private final float[] room = new float[COUNT];
  private int d;
  private int stride;
  private float[] gain = new float[0];
  private float[] bias = new float[0];
  private float[] gainSum = new float[0];
  private float[] biasSum = new float[0];
  private float[] x = new float[0];
  private float[] out = new float[0];
  private float[] direction = new float[0];
  private float[] along = new float[0];
  private float[] result = new float[0];
  private final float[] statistics = new float[2 * ROWS];

  private void width(int width) {
    if (d != width) {
      d = width;
      stride = (width + COUNT - 1) / COUNT * COUNT;
      gain = new float[stride];
      bias = new float[stride];
      gainSum = new float[stride];
      biasSum = new float[stride];
      x = new float[ROWS * stride];
      out = new float[ROWS * stride];
      direction = new float[ROWS * stride];
      along = new float[ROWS * stride];
      result = new float[ROWS * stride];
    }
  }

  private void read(Matrix matrix, int row, int rows, float[] target) {
    for (int r = 0; r < rows; r++) {
      matrix.read((row + r) * d, target, r * stride, d);
    }
  }

  private void write(Matrix matrix, int row, int rows, float[] source) {
    for (int r = 0; r < rows; r++) {
      matrix.write((row + r) * d, source, r * stride, d);
    }
  }

  void forward(Matrix input, Matrix gains, Matrix biases, Matrix output, Matrix stats) {
    width(input.width());
    gains.read(0, gain, 0, d);
    biases.read(0, bias, 0, d);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      read(input, t, rows, x);
      for (int r = 0; r < rows; r++) {
        forward(x, r * stride, stride, d, gain, bias, statistics, 2 * r, room);
      }
      write(output, t, rows, x);
      stats.write(2 * t, statistics, 0, 2 * rows);
    }
  }

  private static void forward(
      float[] x,
      int at,
      int stride,
      int d,
      float[] gain,
      float[] bias,
      float[] statistics,
      int s,
      float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector squares = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      sum = sum.add(load(x, at + i));
    }
    float mean = Lanes.sum(sum, room) / d;
    FloatVector means = vector(mean);
    // what lies behind the row must not add to the variance
    Arrays.fill(x, at + d, at + stride, mean);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector centred = load(x, at + i).sub(means);
      squares = centred.fma(centred, squares);
    }
    float variance = Lanes.sum(squares, room) / d;
    float inverse = (float) (1 / Math.sqrt(variance + Kernels.NORM_EPSILON));
    FloatVector factor = vector(inverse);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector normal = load(x, at + i).sub(means).mul(factor);
      normal.fma(load(gain, i), load(bias, i)).intoArray(x, at + i);
    }
    statistics[s] = mean;
    statistics[s + 1] = inverse;
  }

  void tangent(Matrix input, Matrix gains, Matrix stats, Matrix tangent, Matrix outTangent) {
    width(input.width());
    gains.read(0, gain, 0, d);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int rows = Math.min(ROWS, input.rows() - t);
      read(input, t, rows, x);
      read(tangent, t, rows, direction);
      stats.read(2 * t, statistics, 0, 2 * rows);
      for (int r = 0; r < rows; r++) {
        normalise(x, r * stride, stride, d, statistics[2 * r], statistics[2 * r + 1]);
        tangent(x, direction, r * stride, stride, d, gain, statistics[2 * r + 1], room);
      }
      write(outTangent, t, rows, direction);
    }
  }

  /** x̂ in place, zeros behind it. */
  private static void normalise(float[] x, int at, int stride, int d, float mean, float inverse) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(inverse);
    for (int i = 0; i < stride; i += COUNT) {
      load(x, at + i).sub(means).mul(factor).intoArray(x, at + i);
    }
    Arrays.fill(x, at + d, at + stride, 0);
  }

  private static void tangent(
      float[] normal,
      float[] direction,
      int at,
      int stride,
      int d,
      float[] gain,
      float inverse,
      float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector product = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector v = load(direction, at + i);
      sum = sum.add(v);
      product = v.fma(load(normal, at + i), product);
    }
    FloatVector mean = vector(Lanes.sum(sum, room) / d);
    FloatVector c = vector(-Lanes.sum(product, room) / d);
    FloatVector factor = vector(inverse);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector v = load(normal, at + i).fma(c, load(direction, at + i).sub(mean));
      v.mul(load(gain, i)).mul(factor).intoArray(direction, at + i);
    }
    Arrays.fill(direction, at + d, at + stride, 0);
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
      read(input, t, rows, x);
      read(outGradient, t, rows, out);
      stats.read(2 * t, statistics, 0, 2 * rows);
      if (accumulate) {
        read(inputGradient, t, rows, result);
      } else {
        Arrays.fill(result, 0, rows * stride, 0);
      }
      for (int r = 0; r < rows; r++) {
        normalise(x, r * stride, stride, d, statistics[2 * r], statistics[2 * r + 1]);
        weights(x, out, r * stride, stride, gain, gainSum, biasSum);
        project(x, out, r * stride, stride, d, statistics[2 * r + 1], 0, result, room);
      }
      write(inputGradient, t, rows, result);
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

  /** Gradients of gain and bias; {@code out} becomes the gradient of x̂. */
  private static void weights(
      float[] normal,
      float[] out,
      int at,
      int stride,
      float[] gain,
      float[] gainSum,
      float[] biasSum) {
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector g = load(out, at + i);
      g.fma(load(normal, at + i), load(gainSum, i)).intoArray(gainSum, i);
      g.add(load(biasSum, i)).intoArray(biasSum, i);
      g.mul(load(gain, i)).intoArray(out, at + i);
    }
  }

  /** result += inverse · (a - mean a - x̂ (mean(a ⊙ x̂) + extra)). */
  private static void project(
      float[] normal,
      float[] a,
      int at,
      int stride,
      int d,
      float inverse,
      float extra,
      float[] result,
      float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector product = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector v = load(a, at + i);
      sum = sum.add(v);
      product = v.fma(load(normal, at + i), product);
    }
    FloatVector mean = vector(Lanes.sum(sum, room) / d);
    FloatVector c = vector(-(Lanes.sum(product, room) / d + extra));
    FloatVector factor = vector(inverse);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector v = load(normal, at + i).fma(c, load(a, at + i).sub(mean));
      v.fma(factor, load(result, at + i)).intoArray(result, at + i);
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
      read(input, t, rows, x);
      read(outGradient, t, rows, out);
      read(tangent, t, rows, direction);
      read(outTangentGradient, t, rows, along);
      stats.read(2 * t, statistics, 0, 2 * rows);
      for (int r = 0; r < rows; r++) {
        int at = r * stride;
        normalise(x, at, stride, d, statistics[2 * r], statistics[2 * r + 1]);
        weights(x, out, at, stride, gain, gainSum, biasSum);
        float extra = tangentWeights(x, direction, along, out, at, statistics[2 * r + 1]);
        // what the first norm needs is kept in `direction`, which is not read again
        System.arraycopy(out, at, direction, at, stride);
        statistics[2 * r] = extra;
      }
      if (tangentGradient != null) {
        project(tangentGradient, accumulateTangent, t, rows, along, false);
      }
      project(inputGradient, accumulate, t, rows, direction, true);
    }
    end(gainGradient, biasGradient);
  }

  private void project(
      Matrix target, boolean accumulate, int t, int rows, float[] a, boolean withExtra) {
    if (accumulate) {
      read(target, t, rows, result);
    } else {
      Arrays.fill(result, 0, rows * stride, 0);
    }
    for (int r = 0; r < rows; r++) {
      float extra = withExtra ? statistics[2 * r] : 0;
      project(x, a, r * stride, stride, d, statistics[2 * r + 1], extra, result, room);
    }
    write(target, t, rows, result);
  }

  /**
   * What tangents add: to the gradient of the gain, to {@code a} (gradient of x̂), and to that of
   * 1/σ, which is returned as mean(w ⊙ x̂̇). {@code along} becomes w = gain ⊙ gradient of the
   * output's tangent.
   */
  private float tangentWeights(
      float[] normal, float[] direction, float[] along, float[] a, int at, float inverse) {
    FloatVector mean = vector(total(direction, at) / d);
    float c = product(normal, direction, at) / d;
    FloatVector cs = vector(c);
    FloatVector scale = vector(inverse);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector h = load(along, at + i);
      FloatVector tangent =
          load(direction, at + i).sub(mean).sub(load(normal, at + i).mul(cs)).mul(scale);
      h.fma(tangent, load(gainSum, i)).intoArray(gainSum, i);
      FloatVector w = h.mul(load(gain, i));
      sum = w.fma(tangent, sum);
      w.intoArray(along, at + i);
    }
    float extra = Lanes.sum(sum, room) / d;
    FloatVector wAlong = vector(-inverse * product(normal, along, at) / d);
    FloatVector factor = vector(-inverse * c);
    for (int i = 0; i < stride; i += COUNT) {
      FloatVector v = load(along, at + i).fma(factor, load(a, at + i));
      load(direction, at + i).fma(wAlong, v).intoArray(a, at + i);
    }
    return extra;
  }

  private float total(float[] v, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      sum = sum.add(load(v, at + i));
    }
    return Lanes.sum(sum, room);
  }

  private float product(float[] v, float[] w, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < stride; i += COUNT) {
      sum = load(v, at + i).fma(load(w, at + i), sum);
    }
    return Lanes.sum(sum, room);
  }
}
