package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamKernels;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.MissedSteps;

/** Adam on vectors: gradients are summed, moments and weights updated in one pass over a tile. */
final class SimdAdam implements AdamKernels {
  private static final int TILE = 1536;

  /** Rows that are added to one at a time. */
  private static final int ENTRIES = 8;

  /** Points of missed steps that are summed up at a time. */
  private static final int AT_ONCE = 4;

  private final float[] room = new float[COUNT];
  private float[] gradient = new float[TILE + COUNT];
  private final float[] factors = new float[ENTRIES];
  private double[] terms = new double[0];
  private float[] offsets = new float[0];
  private float[] parts = new float[0];
  private float[] part = new float[TILE + COUNT];
  private float[] weights = new float[TILE + COUNT];
  private float[] first = new float[TILE + COUNT];
  private float[] second = new float[TILE + COUNT];

  @Override
  public double update(
      AdamStep step,
      Storage theta,
      AdamMoments moments,
      Storage[] gradients,
      int shards,
      int from,
      int to) {
    double squares = 0;
    for (int at = from; at < to; at += TILE) {
      int count = Math.min(TILE, to - at);
      sum(gradients, shards, at, count);
      squares += update(step, theta, moments, at, count);
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
      AdamStep step, Matrix table, AdamMoments moments, TableGradient entries, int from, int to) {
    int d = table.width();
    int rows = Math.max(1, TILE / d);
    room(rows * d, d);
    double squares = 0;
    for (int item = from; item < to; item += rows) {
      int count = Math.min(rows, to - item);
      sum(entries, item, count, d);
      squares += update(step, table.storage(), moments, item * d, count * d);
    }
    return squares;
  }

  private void sum(TableGradient entries, int item, int count, int d) {
    Arrays.fill(gradient, 0, count * d, 0);
    for (int w = 0; w < entries.wholes(); w++) {
      Matrix whole = entries.whole(w);
      int size = (Math.min(whole.rows(), item + count) - item) * d;
      if (size > 0) {
        whole.read(item * d, part, 0, size);
        Arrays.fill(part, size, size + COUNT, 0);
        add(part, gradient, size);
      }
    }
    for (int r = 0; r < count; r++) {
      row(entries, entries.firstOf(item + r), r * d, d);
    }
  }

  /** Adds the entries from {@code first} on, some at a time, so that sums stay in registers. */
  private void row(TableGradient entries, int first, int at, int d) {
    if (d == 1) {
      gradient[at] = number(entries, first, gradient[at]);
      return;
    }
    for (int e = first; e >= 0; ) {
      int some = 0;
      for (; e >= 0 && some < ENTRIES; e = entries.after(e)) {
        entries.source(e).read(entries.row(e) * d, parts, some * d, d);
        factors[some++] = (float) entries.factor(e);
      }
      addScaled(parts, factors, some, d, gradient, at);
    }
  }

  /** The same for a row of one number. */
  private static float number(TableGradient entries, int first, float from) {
    float total = from;
    for (int e = first; e >= 0; e = entries.after(e)) {
      float part = (float) entries.source(e).get(entries.row(e));
      total = Math.fma(part, (float) entries.factor(e), total);
    }
    return total;
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
    room(rows * d, d);
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
      Arrays.fill(weights, count, count + COUNT, 0);
      addScaled(weights, (float) step.decay(), gradient, count);
    }
    out.write(at, gradient, 0, count);
    Arrays.fill(gradient, count, count + COUNT, 0);
    return SimdKernels.squares(gradient, count, room);
  }

  @Override
  public void updateTouched(
      AdamStep step, Matrix table, AdamMoments moments, TableGradient entries, int from, int to) {
    int d = table.width();
    int rows = Math.max(1, TILE / d);
    room(rows * d, d);
    for (int t = from; t < to; t += rows) {
      int count = Math.min(rows, to - t);
      sumTouched(entries, t, count, d);
      for (int r = 0; r < count; r++) {
        int at = entries.touched(t + r) * d;
        read(table.storage(), at, weights, r * d, d);
        read(moments.first(), at, first, r * d, d);
        read(moments.second(), at, second, r * d, d);
      }
      move(step, count * d);
      for (int r = 0; r < count; r++) {
        int at = entries.touched(t + r) * d;
        write(table.storage(), at, weights, r * d, d);
        write(moments.first(), at, first, r * d, d);
        write(moments.second(), at, second, r * d, d);
      }
    }
  }

  /** Single numbers are faster one by one. */
  private static void read(Storage from, int at, float[] target, int to, int count) {
    if (count == 1) {
      target[to] = (float) from.get(at);
    } else {
      from.read(at, target, to, count);
    }
  }

  private static void write(Storage to, int at, float[] source, int from, int count) {
    if (count == 1) {
      to.set(at, source[from]);
    } else {
      to.write(at, source, from, count);
    }
  }

  private void sumTouched(TableGradient entries, int touched, int count, int d) {
    Arrays.fill(gradient, 0, count * d, 0);
    for (int r = 0; r < count; r++) {
      row(entries, entries.firstOf(entries.touched(touched + r)), r * d, d);
    }
  }

  @Override
  public double squaredNormOfTouched(TableGradient entries, int width, int from, int to) {
    int rows = Math.max(1, TILE / width);
    room(rows * width, width);
    double squares = 0;
    for (int t = from; t < to; t += rows) {
      int count = Math.min(rows, to - t);
      sumTouched(entries, t, count, width);
      Arrays.fill(gradient, count * width, count * width + COUNT, 0);
      squares += SimdKernels.squares(gradient, count * width, room);
    }
    return squares;
  }

  @Override
  public void catchUp(MissedSteps missed, int since, Matrix table, AdamMoments moments, int row) {
    int d = table.width();
    int at = row * d;
    room(d, d);
    readPoints(missed, since);
    if (d == 1) {
      makeUpNumber(missed, since, table.storage(), moments, row);
      return;
    }
    table.storage().read(at, weights, 0, d);
    moments.first().read(at, first, 0, d);
    moments.second().read(at, second, 0, d);
    makeUp(
        (float) missed.shrink(since), (float) missed.first(since), (float) missed.second(since), d);
    table.storage().write(at, weights, 0, d);
    moments.first().write(at, first, 0, d);
    moments.second().write(at, second, 0, d);
  }

  private void readPoints(MissedSteps missed, int since) {
    int room = (missed.points() + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    if (terms.length != room) {
      terms = new double[room];
      offsets = new float[room];
      Arrays.fill(offsets, 1);
    }
    missed.weights(since, terms);
    Arrays.fill(terms, missed.points(), room, 0);
    for (int n = 0; n < missed.points(); n++) {
      offsets[n] = (float) missed.offset(n);
    }
  }

  private void makeUp(float shrink, float keep1, float keep2, int count) {
    Arrays.fill(gradient, 0, count, 0);
    roots(second, part, count);
    for (int n = 0; n < terms.length; n += AT_ONCE) {
      addQuotients(terms, offsets, n, part, gradient, count);
    }
    subtract(first, gradient, shrink, weights, count);
    scale(first, keep1, count);
    scale(second, keep2, count);
  }

  private void makeUpNumber(
      MissedSteps missed, int since, Storage theta, AdamMoments moments, int at) {
    float m = (float) moments.first().get(at);
    float v = (float) moments.second().get(at);
    float root = (float) Math.sqrt(v);
    float sum = 0;
    for (int n = 0; n < terms.length; n++) {
      sum += (float) terms[n] / (root + offsets[n]);
    }
    theta.set(at, (float) missed.shrink(since) * (float) theta.get(at) - m * sum);
    moments.first().set(at, m * (float) missed.first(since));
    moments.second().set(at, v * (float) missed.second(since));
  }

  private static void roots(float[] x, float[] roots, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).sqrt().intoArray(roots, i);
    }
  }

  /** Some terms w / (root + e), from {@code n} on. */
  private static void addQuotients(
      double[] w, float[] e, int n, float[] roots, float[] sum, int count) {
    FloatVector w0 = FloatVector.broadcast(FLOATS, (float) w[n]);
    FloatVector w1 = FloatVector.broadcast(FLOATS, (float) w[n + 1]);
    FloatVector w2 = FloatVector.broadcast(FLOATS, (float) w[n + 2]);
    FloatVector w3 = FloatVector.broadcast(FLOATS, (float) w[n + 3]);
    FloatVector e0 = FloatVector.broadcast(FLOATS, e[n]);
    FloatVector e1 = FloatVector.broadcast(FLOATS, e[n + 1]);
    FloatVector e2 = FloatVector.broadcast(FLOATS, e[n + 2]);
    FloatVector e3 = FloatVector.broadcast(FLOATS, e[n + 3]);
    for (int i = 0; i < count; i += COUNT) {
      FloatVector root = load(roots, i);
      FloatVector some = w0.div(root.add(e0)).add(w1.div(root.add(e1)));
      FloatVector others = w2.div(root.add(e2)).add(w3.div(root.add(e3)));
      load(sum, i).add(some.add(others)).intoArray(sum, i);
    }
  }

  private static void subtract(
      float[] first, float[] sum, float shrink, float[] weights, int count) {
    FloatVector shrinks = FloatVector.broadcast(FLOATS, shrink);
    for (int i = 0; i < count; i += COUNT) {
      load(weights, i).mul(shrinks).sub(load(first, i).mul(load(sum, i))).intoArray(weights, i);
    }
  }

  private void room(int size, int width) {
    if (parts.length < ENTRIES * width) {
      parts = new float[ENTRIES * width];
    }
    if (gradient.length < size + COUNT) {
      gradient = new float[size + COUNT];
      part = new float[size + COUNT];
      weights = new float[size + COUNT];
      first = new float[size + COUNT];
      second = new float[size + COUNT];
    }
  }

  private static void addScaled(float[] x, float factor, float[] sum, int count) {
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(f, load(sum, i)).intoArray(sum, i);
    }
  }

  /** Adds rows of x, each times its factor, to one row. */
  private static void addScaled(float[] x, float[] factors, int rows, int d, float[] sum, int at) {
    int bound = FLOATS.loopBound(d);
    for (int i = 0; i < bound; i += COUNT) {
      FloatVector total = load(sum, at + i);
      for (int r = 0; r < rows; r++) {
        total = load(x, r * d + i).fma(FloatVector.broadcast(FLOATS, factors[r]), total);
      }
      total.intoArray(sum, at + i);
    }
    for (int i = bound; i < d; i++) {
      float total = sum[at + i];
      for (int r = 0; r < rows; r++) {
        total = Math.fma(x[r * d + i], factors[r], total);
      }
      sum[at + i] = total;
    }
  }

  private double update(AdamStep step, Storage theta, AdamMoments moments, int at, int count) {
    theta.read(at, weights, 0, count);
    moments.first().read(at, first, 0, count);
    moments.second().read(at, second, 0, count);
    double squares = 0;
    if (step.decay() != 0) {
      Arrays.fill(weights, count, count + COUNT, 0);
      squares = SimdKernels.squares(weights, count, room);
    }
    move(step, count);
    theta.write(at, weights, 0, count);
    moments.first().write(at, first, 0, count);
    moments.second().write(at, second, 0, count);
    return squares;
  }

  /** A step of what stands in the rooms. */
  private void move(AdamStep step, int count) {
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
