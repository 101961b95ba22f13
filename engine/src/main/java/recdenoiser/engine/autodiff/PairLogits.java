package recdenoiser.engine.autodiff;

import java.util.Arrays;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;

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
  private double[] keysByNumber = new double[0];
  private double[] gradientByNumber = new double[0];
  private double[] sums = new double[0];
  private double[] back = new double[0];
  private double[] keyBack = new double[0];
  private double[] queryBack = new double[0];

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
    key = project(tape, keyWeight, key);
    query = project(tape, queryWeight, query);
    for (int s = segments.from(); s < segments.to(); s++) {
      forward(s);
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
    keysByNumber = room(keysByNumber, longest * width);
    gradientByNumber = room(gradientByNumber, longest * width);
    sums = room(sums, (longest + 1) * width);
    back = room(back, (longest + 1) * width);
  }

  private static double[] room(double[] numbers, int size) {
    return numbers.length < size ? new double[size] : numbers;
  }

  private double[] project(Tape tape, Matrix weight, double[] room) {
    Matrix out = tape.lend(segments.tokens(), width);
    tape.blas().multiply(vectors.value, false, weight, false, 0, out);
    double[] numbers = room(room, out.size());
    out.read(0, numbers, 0, out.size());
    return numbers;
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

  private double scale(int seen) {
    return 2 / Math.sqrt(width) / Math.max(1, seen - 1);
  }

  private void forward(int sequence) {
    int length = segments.length(sequence);
    int first = segments.row(sequence) * width;
    transposeKeys(first, length);
    Arrays.fill(sums, 0, width, 0);
    int seen = causal ? 0 : sumAll(sequence, first, length);
    for (int u = 0; u < length; u++) {
      if (causal && counts(sequence, u)) {
        add(query, first + u * width, sums, 0);
        seen++;
      }
      row(sequence, first, u, seen);
    }
  }

  private int sumAll(int sequence, int first, int length) {
    int seen = 0;
    for (int w = 0; w < length; w++) {
      if (counts(sequence, w)) {
        add(query, first + w * width, sums, 0);
        seen++;
      }
    }
    return seen;
  }

  private void add(double[] from, int at, double[] to, int toAt) {
    for (int i = 0; i < width; i++) {
      to[toAt + i] += from[at + i];
    }
  }

  private void transposeKeys(int first, int length) {
    for (int v = 0; v < length; v++) {
      for (int i = 0; i < width; i++) {
        keysByNumber[i * length + v] = key[first + v * width + i];
      }
    }
  }

  private void row(int sequence, int first, int u, int seen) {
    int length = segments.length(sequence);
    int keys = keys(u, length);
    int at = start(sequence) + u * length;
    Arrays.fill(logits, at, at + keys, 0);
    for (int i = 0; i < width; i++) {
      axpy(sums[i], keysByNumber, i * length, logits, at, keys);
    }
    double scale = scale(seen);
    for (int v = 0; v < keys; v++) {
      double own = counts(sequence, v) ? own(first + v * width) : 0;
      logits[at + v] = scale * (logits[at + v] - own);
    }
  }

  private static void axpy(double factor, double[] x, int from, double[] y, int at, int count) {
    for (int k = 0; k < count; k++) {
      y[at + k] += factor * x[from + k];
    }
  }

  /** ⟨K e_v, Q e_v⟩. */
  private double own(int at) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += key[at + i] * query[at + i];
    }
    return sum;
  }

  /** From {@link #gradient} to the items and the weights. */
  void backward(Tape tape) {
    beforeBackward.run();
    int size = segments.tokens() * width;
    keyBack = room(keyBack, size);
    queryBack = room(queryBack, size);
    for (int s = segments.from(); s < segments.to(); s++) {
      backward(s);
    }
    spread(tape, keyBack, keyWeight, keyGradient);
    spread(tape, queryBack, queryWeight, queryGradient);
  }

  /**
   * With a_uv = dℓ_uv · scale_u and S_u the sum of queries' sides that u sees: K e_v gets Σ_u a_uv
   * (S_u - Q e_v), and Q e_w, over the u that see it, Σ_u (Σ_v a_uv K e_v - a_uw K e_w).
   */
  private void backward(int sequence) {
    int length = segments.length(sequence);
    int first = segments.row(sequence) * width;
    Arrays.fill(sums, 0, width, 0);
    Arrays.fill(back, 0, (length + 1) * width, 0);
    Arrays.fill(gradientByNumber, 0, length * width, 0);
    int seen = causal ? 0 : sumAll(sequence, first, length);
    for (int u = 0; u < length; u++) {
      if (causal && counts(sequence, u)) {
        add(query, first + u * width, sums, 0);
        seen++;
      }
      int keys = keys(u, length);
      int at = start(sequence) + u * length;
      scaleRow(at, keys, scale(seen));
      for (int i = 0; i < width; i++) {
        axpy(sums[i], gradient, at, gradientByNumber, i * length, keys);
      }
      int row = (causal ? u : 0) * width;
      for (int v = 0; v < keys; v++) {
        axpy(gradient[at + v], key, first + v * width, back, row, width);
      }
    }
    if (causal) {
      for (int u = length - 2; u >= 0; u--) {
        add(back, (u + 1) * width, back, u * width);
      }
    }
    for (int v = 0; v < length; v++) {
      token(sequence, first, v, length);
    }
  }

  private void scaleRow(int at, int keys, double scale) {
    for (int v = at; v < at + keys; v++) {
      gradient[v] *= scale;
    }
  }

  private void token(int sequence, int first, int v, int length) {
    double all = 0;
    int start = start(sequence);
    for (int u = causal ? v : 0; u < length; u++) {
      all += gradient[start + u * length + v];
    }
    boolean counts = counts(sequence, v);
    int at = first + v * width;
    int sum = (causal ? v : 0) * width;
    for (int i = 0; i < width; i++) {
      double own = counts ? all * query[at + i] : 0;
      keyBack[at + i] = gradientByNumber[i * length + v] - own;
      queryBack[at + i] = counts ? back[sum + i] - all * key[at + i] : 0;
    }
  }

  private void spread(Tape tape, double[] numbers, Matrix weight, Matrix weightGradient) {
    Blas blas = tape.blas();
    Matrix out = tape.lend(segments.tokens(), width);
    out.write(0, numbers, 0, out.size());
    blas.multiply(vectors.value, true, out, false, 1, weightGradient);
    int keep = tape.openGradient(vectors);
    blas.multiply(out, false, weight, true, keep, vectors.gradient);
  }
}
