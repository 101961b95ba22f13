package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;
import static recdenoiser.engine.tensor.simd.SimdNormRows.ROWS;

import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.NormGradients;
import recdenoiser.engine.tensor.kernel.NormKernels;

/** Layer norm on vectors; the backward pass is {@link SimdNormBackward}. */
final class SimdNorm implements NormKernels {
  private final SimdNormRows rows = new SimdNormRows();
  private final SimdNormBackward backward = new SimdNormBackward();
  private final float[] means = new float[ROWS];
  private final float[] cosines = new float[ROWS];
  private float[] bias = new float[0];
  private float[] direction = new float[0];
  private float[] out = new float[0];

  private void begin(Matrix input, Matrix gains) {
    if (rows.width(input.width())) {
      bias = rows.row();
      direction = rows.room();
      out = rows.room();
    }
    gains.read(0, rows.gain, 0, rows.d);
  }

  @Override
  public void forward(Matrix input, Matrix gains, Matrix biases, Matrix output, Matrix stats) {
    begin(input, gains);
    int d = rows.d;
    biases.read(0, bias, 0, d);
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      input.read(t * d, rows.x, 0, count * d);
      rows.measure(count);
      for (int r = 0; r < count; r++) {
        forward(
            rows.x,
            r * d,
            rows.last,
            rows.gain,
            bias,
            rows.statistics[2 * r],
            rows.inverse(r),
            out);
      }
      output.write(t * d, out, 0, count * d);
      stats.write(2 * t, rows.statistics, 0, 2 * count);
    }
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

  @Override
  public void tangent(Matrix input, Matrix gains, Matrix stats, Matrix tangent, Matrix outTangent) {
    begin(input, gains);
    int d = rows.d;
    for (int t = 0; t < input.rows(); t += ROWS) {
      int count = Math.min(ROWS, input.rows() - t);
      tangent.read(t * d, direction, 0, count * d);
      rows.readNormal(input, stats, t, count);
      rows.means(direction, count, means);
      rows.meanProducts(rows.normal, direction, count, cosines);
      for (int r = 0; r < count; r++) {
        tangent(
            rows.normal,
            direction,
            r * d,
            rows.last,
            rows.gain,
            means[r],
            cosines[r],
            rows.inverse(r),
            out);
      }
      outTangent.write(t * d, out, 0, count * d);
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

  @Override
  public void backward(
      Matrix input, Matrix gains, Matrix stats, Matrix outGradient, NormGradients gradients) {
    backward.begin(input, gains, gradients);
    backward.apply(input, stats, outGradient, gradients);
    backward.end(gradients);
  }

  @Override
  public void backwardWithTangent(
      Matrix input,
      Matrix gains,
      Matrix stats,
      Matrix tangent,
      Matrix outGradient,
      Matrix outTangentGradient,
      NormGradients gradients) {
    backward.begin(input, gains, gradients);
    backward.applyWithTangent(input, stats, tangent, outGradient, outTangentGradient, gradients);
    backward.end(gradients);
  }
}
