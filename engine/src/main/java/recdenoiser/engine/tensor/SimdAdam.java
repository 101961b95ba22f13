package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Adam on vectors: gradients are summed, moments and weights updated in one pass over a tile. */
final class SimdAdam implements AdamKernels {
  private static final int TILE = 1536;

  private final float[] room = new float[COUNT];
  private float[] gradient = new float[TILE + COUNT];
  private float[] part = new float[TILE + COUNT];
  private float[] weights = new float[TILE + COUNT];
  private float[] first = new float[TILE + COUNT];
  private float[] second = new float[TILE + COUNT];

  @Override
  public double update(
      AdamStep step,
      Storage theta,
      Storage m,
      Storage v,
      Storage[] gradients,
      int shards,
      int from,
      int to) {
    double squares = 0;
    for (int at = from; at < to; at += TILE) {
      int count = Math.min(TILE, to - at);
      sum(gradients, shards, at, count);
      squares += update(step, theta, m, v, at, count);
    }
    return squares;
  }

  private void sum(Storage[] gradients, int shards, int at, int count) {
    gradients[0].read(at, gradient, 0, count);
    for (int s = 1; s < shards; s++) {
      gradients[s].read(at, part, 0, count);
      add(part, gradient, count);
    }
  }

  private static void add(float[] x, float[] sum, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(sum, i).add(load(x, i)).intoArray(sum, i);
    }
  }

  @Override
  public double update(
      AdamStep step, Matrix table, Storage m, Storage v, TableGradient entries, int from, int to) {
    int d = table.width();
    int rows = Math.max(1, TILE / d);
    room(rows * d);
    double squares = 0;
    for (int item = from; item < to; item += rows) {
      int count = Math.min(rows, to - item);
      sum(entries, item, count, d);
      squares += update(step, table.storage(), m, v, item * d, count * d);
    }
    return squares;
  }

  private void sum(TableGradient entries, int item, int count, int d) {
    Arrays.fill(gradient, 0, count * d, 0);
    for (int r = 0; r < count; r++) {
      for (int e = entries.firstOf(item + r); e >= 0; e = entries.after(e)) {
        entries.source(e).read(entries.row(e) * d, part, 0, d);
        addScaled(part, (float) entries.factor(e), gradient, r * d, d);
      }
    }
  }

  @Override
  public double gradient(
      AdamStep step,
      Storage theta,
      Storage[] gradients,
      int shards,
      int from,
      int to,
      Storage out) {
    double squares = 0;
    for (int at = from; at < to; at += TILE) {
      int count = Math.min(TILE, to - at);
      sum(gradients, shards, at, count);
      squares += finish(step, theta, at, count, out);
    }
    return squares;
  }

  @Override
  public double gradient(
      AdamStep step, Matrix table, TableGradient entries, int from, int to, Storage out) {
    int d = table.width();
    int rows = Math.max(1, TILE / d);
    room(rows * d);
    double squares = 0;
    for (int item = from; item < to; item += rows) {
      int count = Math.min(rows, to - item);
      sum(entries, item, count, d);
      squares += finish(step, table.storage(), item * d, count * d, out);
    }
    return squares;
  }

  /** Adds decay to the gradient, writes it and sums its squares. */
  private double finish(AdamStep step, Storage theta, int at, int count, Storage out) {
    if (step.decay() != 0) {
      theta.read(at, weights, 0, count);
      addScaled(weights, (float) step.decay(), gradient, 0, count);
    }
    out.write(at, gradient, 0, count);
    Arrays.fill(gradient, count, count + COUNT, 0);
    return SimdKernels.squares(gradient, count, room);
  }

  private void room(int size) {
    if (gradient.length < size + COUNT) {
      gradient = new float[size + COUNT];
      part = new float[size + COUNT];
      weights = new float[size + COUNT];
      first = new float[size + COUNT];
      second = new float[size + COUNT];
    }
  }

  private static void addScaled(float[] x, float factor, float[] sum, int at, int count) {
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    int bound = FLOATS.loopBound(count);
    for (int i = 0; i < bound; i += COUNT) {
      load(x, i).fma(f, load(sum, at + i)).intoArray(sum, at + i);
    }
    for (int i = bound; i < count; i++) {
      sum[at + i] = Math.fma(x[i], factor, sum[at + i]);
    }
  }

  private double update(AdamStep step, Storage theta, Storage m, Storage v, int at, int count) {
    theta.read(at, weights, 0, count);
    m.read(at, first, 0, count);
    v.read(at, second, 0, count);
    double squares = 0;
    if (step.decay() != 0) {
      Arrays.fill(weights, count, count + COUNT, 0);
      squares = SimdKernels.squares(weights, count, room);
    }
    if (step.scale() != 1) {
      scale(gradient, (float) step.scale(), count);
    }
    if (step.shrink() != 1) {
      scale(weights, (float) step.shrink(), count);
    }
    update(
        gradient,
        weights,
        first,
        second,
        count,
        (float) step.rate(),
        (float) step.beta1(),
        (float) step.beta2(),
        (float) step.epsilon(),
        (float) step.decay());
    theta.write(at, weights, 0, count);
    m.write(at, first, 0, count);
    v.write(at, second, 0, count);
    return squares;
  }

  private static void scale(float[] x, float factor, int count) {
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(f).intoArray(x, i);
    }
  }

  private static void update(
      float[] gradient,
      float[] weights,
      float[] first,
      float[] second,
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float decay) {
    FloatVector keep1 = FloatVector.broadcast(FLOATS, beta1);
    FloatVector keep2 = FloatVector.broadcast(FLOATS, beta2);
    FloatVector take1 = FloatVector.broadcast(FLOATS, 1 - beta1);
    FloatVector take2 = FloatVector.broadcast(FLOATS, 1 - beta2);
    FloatVector decays = FloatVector.broadcast(FLOATS, decay);
    FloatVector rates = FloatVector.broadcast(FLOATS, rate);
    FloatVector epsilons = FloatVector.broadcast(FLOATS, epsilon);
    for (int i = 0; i < count; i += COUNT) {
      FloatVector theta = load(weights, i);
      FloatVector g = theta.fma(decays, load(gradient, i));
      FloatVector m = load(first, i).fma(keep1, g.mul(take1));
      FloatVector v = load(second, i).fma(keep2, g.mul(g).mul(take2));
      m.intoArray(first, i);
      v.intoArray(second, i);
      theta.sub(m.mul(rates).div(v.sqrt().add(epsilons))).intoArray(weights, i);
    }
  }
}
