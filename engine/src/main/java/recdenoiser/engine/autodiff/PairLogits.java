package recdenoiser.engine.autodiff;

import java.util.Arrays;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;

/**
 * A number for every query u and key v of a sequence, of what the items say to each other: (2 / √g)
 * ⟨K e_v, Σ Q e_w⟩ / max(1, m - 1), where w goes over the items that u sees, v aside, and m is how
 * many these are with v. In a causal model u sees itself and what is before it, otherwise all.
 *
 * <p>Sums of the queries' side go along the sequence, so that one product of [n × g] and [g × n] is
 * all there is to do for a sequence of n.
 *
 * <p>One object belongs to one thread and holds the logits of one slice at a time. Whoever adds to
 * them differentiates them too: it leaves dL/dℓ in {@link #gradient} when it is asked.
 */
public final class PairLogits {
  private final int width;
  private final boolean causal;
  private Segments segments;
  private Variable vectors;
  private int[] ids;
  private int items;
  private Matrix keyWeight;
  private Matrix queryWeight;
  private Matrix keyGradient;
  private Matrix queryGradient;
  private Runnable beforeBackward;
  private int[] starts = new int[1];
  private double[] logits = new double[0];
  private double[] gradient = new double[0];
  private double[] key = new double[0];
  private double[] query = new double[0];
  private double[] sums = new double[0];
  private double[] own = new double[0];
  private double[] factors = new double[0];
  private double[] keyBack = new double[0];
  private double[] queryBack = new double[0];
  private double[] ofKeys = new double[0];
  private float[] floats = new float[0];
  private Matrix keys;
  private Matrix queries;
  private Matrix sumsOfQueries;

  /**
   * @param width g
   * @param causal whether a query sees itself and what is before it only
   */
  public PairLogits(int width, boolean causal) {
    this.width = width;
    this.causal = causal;
  }

  /**
   * What is learned and where its gradient goes.
   *
   * @param key K, [d × g], and {@code query} alike
   * @param keyGradient of this shard, added to; null without a backward pass
   */
  public record Weights(Matrix key, Matrix query, Matrix keyGradient, Matrix queryGradient) {}

  /**
   * Computes the logits of a slice.
   *
   * @param newVectors e, [T × d]
   * @param newIds by token of the batch; what is above {@code newItems} stands for no item and is
   *     not among those that are seen
   * @param newBeforeBackward fills {@link #gradient}; called once in the backward pass, after those
   *     of everything that was computed later
   */
  public void compute(
      Tape tape,
      Variable newVectors,
      Segments newSegments,
      int[] newIds,
      int newItems,
      Weights weights,
      Runnable newBeforeBackward) {
    segments = newSegments;
    vectors = newVectors;
    ids = newIds;
    items = newItems;
    keyWeight = weights.key();
    queryWeight = weights.query();
    keyGradient = weights.keyGradient();
    queryGradient = weights.queryGradient();
    beforeBackward = newBeforeBackward;
    layOut();
    keys = project(tape, keyWeight);
    queries = project(tape, queryWeight);
    key = read(keys, key);
    query = read(queries, query);
    sumUp(tape);
    multiply(tape);
    for (int s = segments.from(); s < segments.to(); s++) {
      scale(s);
    }
    if (tape.recordsGradients()) {
      PairLogitsStep.record(tape, this);
    }
  }

  private void layOut() {
    int sequences = segments.to() - segments.from();
    if (starts.length < sequences + 1) {
      starts = new int[sequences + 1];
    }
    int longest = 0;
    for (int s = 0; s < sequences; s++) {
      int length = segments.length(segments.from() + s);
      starts[s + 1] = starts[s] + length * length;
      longest = Math.max(longest, length);
    }
    logits = room(logits, starts[sequences]);
    gradient = room(gradient, starts[sequences]);
    Arrays.fill(gradient, 0, starts[sequences], 0);
    sums = room(sums, segments.tokens() * width);
    own = room(own, segments.tokens());
    factors = room(factors, segments.tokens());
    ofKeys = room(ofKeys, longest);
  }

  private static double[] room(double[] numbers, int size) {
    return numbers.length < size ? new double[size] : numbers;
  }

  private Matrix project(Tape tape, Matrix weight) {
    Matrix out = tape.lend(segments.tokens(), width);
    tape.blas().multiply(vectors.value, false, weight, false, 0, out);
    return out;
  }

  /** All numbers; matrices in single precision are fastest copied as they are. */
  private double[] read(Matrix matrix, double[] into) {
    double[] numbers = room(into, matrix.size());
    if (matrix.precision() == Precision.DOUBLE) {
      matrix.read(0, numbers, 0, matrix.size());
      return numbers;
    }
    floats = floats.length < matrix.size() ? new float[matrix.size()] : floats;
    matrix.read(0, floats, 0, matrix.size());
    for (int i = 0; i < matrix.size(); i++) {
      numbers[i] = floats[i];
    }
    return numbers;
  }

  private Matrix write(double[] numbers, Matrix matrix) {
    if (matrix.precision() == Precision.DOUBLE) {
      matrix.write(0, numbers, 0, matrix.size());
      return matrix;
    }
    floats = floats.length < matrix.size() ? new float[matrix.size()] : floats;
    for (int i = 0; i < matrix.size(); i++) {
      floats[i] = (float) numbers[i];
    }
    matrix.write(0, floats, 0, matrix.size());
    return matrix;
  }

  /** How many logits the slice has, the ones that causality forbids included. */
  public int size() {
    return starts[segments.to() - segments.from()];
  }

  /** Index of a sequence's first logit; that of query u and key v is u · length + v behind it. */
  public int start(int sequence) {
    return starts[sequence - segments.from()];
  }

  /** By index. */
  public double[] logits() {
    return logits;
  }

  /** dL/dℓ by index, 0 at first. */
  public double[] gradient() {
    return gradient;
  }

  /** How many keys a query has. */
  public int keys(int query, int length) {
    return causal ? query + 1 : length;
  }

  private boolean counts(int sequence, int token) {
    return ids[segments.offsets()[sequence] + token] <= items;
  }

  /**
   * The first query that sees so many items; all behind it do.
   *
   * @return the length of the sequence where none does
   */
  public int firstThatSees(int least, int sequence) {
    int length = segments.length(sequence);
    int seen = 0;
    for (int w = 0; w < length; w++) {
      seen += counts(sequence, w) ? 1 : 0;
      if (seen >= least) {
        return causal ? w : 0;
      }
    }
    return length;
  }

  /** Σ Q e_w over what each query sees, what that is multiplied by, and ⟨K e_v, Q e_v⟩. */
  private void sumUp(Tape tape) {
    for (int s = segments.from(); s < segments.to(); s++) {
      sumUp(s);
    }
    sumsOfQueries = write(sums, tape.lend(segments.tokens(), width));
  }

  private void sumUp(int sequence) {
    int length = segments.length(sequence);
    int row = segments.row(sequence);
    int seen = 0;
    for (int u = 0; u < length; u++) {
      int at = (row + u) * width;
      boolean counts = counts(sequence, u);
      double dot = 0;
      for (int i = 0; i < width; i++) {
        double before = u == 0 ? 0 : sums[at - width + i];
        double here = counts ? query[at + i] : 0;
        sums[at + i] = before + here;
        dot += key[at + i] * here;
      }
      seen += counts ? 1 : 0;
      own[row + u] = dot;
      factors[row + u] = 2 / Math.sqrt(width) / Math.max(1, seen - 1);
    }
    for (int u = 0; !causal && u < length - 1; u++) {
      System.arraycopy(sums, (row + length - 1) * width, sums, (row + u) * width, width);
      factors[row + u] = factors[row + length - 1];
    }
  }

  private void multiply(Tape tape) {
    Matrix products = tape.lend(1, size());
    for (int s = segments.from(); s < segments.to(); s++) {
      Slice all = pairs(tape, products, s);
      tape.blas()
          .multiply(tokens(tape, sumsOfQueries, s), false, tokens(tape, keys, s), true, 0, all);
    }
    logits = read(products, logits);
  }

  private Slice pairs(Tape tape, Matrix matrix, int sequence) {
    int length = segments.length(sequence);
    return tape.slice(matrix, start(sequence), length, length, length);
  }

  private Slice tokens(Tape tape, Matrix matrix, int sequence) {
    int at = segments.row(sequence) * width;
    return tape.slice(matrix, at, segments.length(sequence), width, width);
  }

  private void scale(int sequence) {
    int length = segments.length(sequence);
    int row = segments.row(sequence);
    for (int u = 0; u < length; u++) {
      double factor = factors[row + u];
      int at = start(sequence) + u * length;
      for (int v = 0; v < keys(u, length); v++) {
        logits[at + v] = factor * (logits[at + v] - own[row + v]);
      }
    }
  }

  /**
   * From {@link #gradient} to the items and the weights. With a_uv = dℓ_uv · 2 / √g / max(1, m - 1)
   * and S_u the sum of queries' sides that u sees: K e_v gets Σ_u a_uv (S_u - Q e_v), and Q e_w,
   * over the u that see it, Σ_u (Σ_v a_uv K e_v - a_uw K e_w).
   */
  void backward(Tape tape) {
    beforeBackward.run();
    for (int s = segments.from(); s < segments.to(); s++) {
      scaleGradient(s);
    }
    Matrix scaled = write(gradient, tape.lend(1, size()));
    Matrix toKeys = tape.lend(segments.tokens(), width);
    Matrix toSums = tape.lend(segments.tokens(), width);
    for (int s = segments.from(); s < segments.to(); s++) {
      Slice all = pairs(tape, scaled, s);
      Slice sum = tokens(tape, sumsOfQueries, s);
      tape.blas().multiply(all, true, sum, false, 0, tokens(tape, toKeys, s));
      tape.blas().multiply(all, false, tokens(tape, keys, s), false, 0, tokens(tape, toSums, s));
    }
    keyBack = read(toKeys, keyBack);
    queryBack = read(toSums, queryBack);
    for (int s = segments.from(); s < segments.to(); s++) {
      backward(s);
    }
    spread(tape, write(keyBack, toKeys), keyWeight, keyGradient);
    spread(tape, write(queryBack, toSums), queryWeight, queryGradient);
  }

  private void scaleGradient(int sequence) {
    int length = segments.length(sequence);
    int at = start(sequence);
    for (int u = 0; u < length; u++, at += length) {
      double factor = factors[segments.row(sequence) + u];
      for (int v = at; v < at + keys(u, length); v++) {
        gradient[v] *= factor;
      }
    }
  }

  private void backward(int sequence) {
    int length = segments.length(sequence);
    int first = segments.row(sequence) * width;
    Arrays.fill(ofKeys, 0, length, 0);
    for (int u = 0; u < length; u++) {
      int at = start(sequence) + u * length;
      for (int v = 0; v < keys(u, length); v++) {
        ofKeys[v] += gradient[at + v];
      }
    }
    sumBackwards(first, length);
    for (int v = 0; v < length; v++) {
      int at = first + v * width;
      boolean counts = counts(sequence, v);
      for (int i = 0; i < width; i++) {
        keyBack[at + i] -= counts ? ofKeys[v] * query[at + i] : 0;
        queryBack[at + i] = counts ? queryBack[at + i] - ofKeys[v] * key[at + i] : 0;
      }
    }
  }

  /** A query's side goes into the sums of all queries that see it. */
  private void sumBackwards(int first, int length) {
    for (int u = length - 2; u >= 0; u--) {
      for (int i = 0; i < width; i++) {
        queryBack[first + u * width + i] += queryBack[first + (u + 1) * width + i];
      }
    }
    for (int u = 1; !causal && u < length; u++) {
      System.arraycopy(queryBack, first, queryBack, first + u * width, width);
    }
  }

  private void spread(Tape tape, Matrix out, Matrix weight, Matrix weightGradient) {
    Blas blas = tape.blas();
    blas.multiply(vectors.value, true, out, false, 1, weightGradient);
    int keep = tape.openGradient(vectors);
    blas.multiply(out, false, weight, true, keep, vectors.gradient);
  }
}
