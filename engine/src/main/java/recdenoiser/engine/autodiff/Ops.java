package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** The operations models are written with. Letters: T tokens, d width, n slots of the window. */
public final class Ops {
  private Ops() {}

  /** x = dropout(√d · table[item] + positions[slot]), [T × d]. */
  public static Variable embed(
      Tape tape,
      Matrix table,
      Parameter positions,
      int[] items,
      int[] slots,
      Segments segments,
      double dropout,
      long key,
      Matrix itemGradient) {
    double scale = Math.sqrt(table.width());
    return Embed.apply(
        tape, table, scale, positions, items, slots, segments, dropout, key, itemGradient);
  }

  /** x = table[item] + positions[slot], [T × d]. */
  public static Variable embedUnscaled(
      Tape tape,
      Matrix table,
      Parameter positions,
      int[] items,
      int[] slots,
      Segments segments,
      Matrix itemGradient) {
    return Embed.apply(tape, table, 1, positions, items, slots, segments, 0, 0, itemGradient);
  }

  /** x = scale · table[id], [T × d]; {@code rowGradient} [all tokens × d] receives its gradient. */
  public static Variable gather(
      Tape tape, Matrix table, int[] ids, Segments segments, double scale, Matrix rowGradient) {
    return Gather.apply(tape, table, ids, segments, scale, rowGradient);
  }

  /** x = dropout([left ; right] + positions[slot]), [T × both widths]; positions may be null. */
  public static Variable join(
      Tape tape,
      Variable left,
      Variable right,
      Parameter positions,
      int[] slots,
      Segments segments,
      double dropout,
      long key) {
    return Join.apply(tape, left, right, positions, slots, segments, dropout, key);
  }

  /** {@code count} columns of x from {@code from} on, [T × count]. */
  public static Variable columns(Tape tape, Variable x, int from, int count) {
    return Columns.apply(tape, x, from, count);
  }

  /** ⟨a_t, b_t⟩ of each token, [T × 1]. */
  public static Variable rowDot(Tape tape, Variable a, Variable b) {
    return RowDot.apply(tape, a, b);
  }

  /** Rows {@code rows[from] … rows[from + count - 1]} of x, rising. */
  public static Variable selectRows(Tape tape, Variable x, int[] rows, int from, int count) {
    return SelectRows.apply(tape, x, rows, from, count);
  }

  /** Adds row r of {@code source} to row {@code rows[from + r]} of {@code target}; rows rise. */
  public static void addRows(Tape tape, Matrix source, int[] rows, int from, Matrix target) {
    SelectRows.addTo(target, tape, source, rows, from);
  }

  /** y = xW + b. */
  public static Variable linear(Tape tape, Variable x, Parameter weight, Parameter bias) {
    return Linear.apply(tape, x, weight, bias);
  }

  /** Layer norm of each token. */
  public static Variable layerNorm(Tape tape, Variable x, Parameter gain, Parameter bias) {
    return LayerNorm.apply(tape, x, gain, bias);
  }

  /** dropout(max(x, 0)); x may not be used afterwards. */
  public static Variable reluDropout(Tape tape, Variable x, double dropout, long key) {
    return ReluDropout.apply(tape, x, dropout, key);
  }

  /** x Φ(x); x may not be used afterwards. */
  public static Variable gelu(Tape tape, Variable x) {
    return Gelu.apply(tape, x);
  }

  /** dropout(x) + residual; x may not be used afterwards; residual may be null. */
  public static Variable dropoutAdd(
      Tape tape, Variable x, double dropout, long key, Variable residual) {
    return DropoutAdd.apply(tape, x, dropout, key, residual);
  }

  /** x = dropout(positions[slot]), [T × d]; constant along the tangent. */
  public static Variable positions(
      Tape tape, Parameter positions, int[] slots, Segments segments, double dropout, long key) {
    return SlotRows.apply(tape, positions, slots, segments, dropout, key);
  }

  /**
   * What the intervals between the tokens of a sequence add to its keys and values.
   *
   * @param keys [span + 1 × d], and {@code values} alike
   * @param heads H
   * @param times of all tokens of the batch
   */
  public static PairTable intervals(
      Tape tape,
      Parameter keys,
      Parameter values,
      int heads,
      int[] times,
      Segments segments,
      boolean causal,
      double dropout,
      long key) {
    return PairTable.apply(tape, keys, values, heads, times, segments, causal, dropout, key);
  }

  /** Attention of each sequence and head, plus a residual that may be null. */
  public static Variable attend(
      Tape tape,
      Variable query,
      Variable key,
      Variable value,
      Variable residual,
      Segments segments,
      ScoreRule rule,
      AttentionShape shape,
      long dropoutKey) {
    return attend(
        tape, query, key, value, residual, segments, rule, shape, null, null, 0, dropoutKey);
  }

  /**
   * The same where each pair of tokens adds something to its key and value, and where some tokens
   * alone may be queries: {@code query}, {@code residual} and the result have rows for these, W of
   * them, keys and values for all.
   *
   * @param pairs what it adds, or null
   * @param tokens whose places {@code from … from + W - 1} are the queries, counted from the first
   *     token of the tape, rising; null for all
   */
  public static Variable attend(
      Tape tape,
      Variable query,
      Variable key,
      Variable value,
      Variable residual,
      Segments segments,
      ScoreRule rule,
      AttentionShape shape,
      PairTable pairs,
      int[] tokens,
      int from,
      long dropoutKey) {
    return Attend.apply(
        tape, query, key, value, residual, segments, rule, shape, pairs, tokens, from, dropoutKey);
  }

  /**
   * The same value with a tangent [T × d] that is to be filled in; everything computed from it
   * carries one too.
   */
  public static Variable startTangent(Tape tape, Variable x) {
    return StartTangent.apply(tape, x);
  }

  /** The same value without a tangent. */
  public static Variable stopTangent(Tape tape, Variable x) {
    return StartTangent.stop(tape, x);
  }

  /** Sets the gradient of a variable that ends a computation: it is handed over, not copied. */
  public static void seedGradient(Variable x, Matrix gradient) {
    x.gradient = gradient;
  }

  /** weight · ‖ẋ‖² as part of the objective: seeds the tangent's gradient. */
  public static double penaliseTangent(Tape tape, Variable x, double weight) {
    double norm = tape.kernels().squaredNorm(x.tangent);
    x.tangentGradient = tape.lend(x.rows(), x.width());
    tape.blas().copy(x.tangent, x.tangentGradient);
    tape.blas().scale(x.tangentGradient, 2 * weight);
    return norm;
  }
}
