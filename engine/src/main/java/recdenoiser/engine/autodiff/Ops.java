package recdenoiser.engine.autodiff;

import java.util.function.Supplier;
import recdenoiser.engine.tensor.Matrix;

/** The operations models are written with. Letters: T tokens, d width, n slots of the window. */
public final class Ops {
  private Ops() {}

  /** x = dropout(scale · T[id] + P[slot]), [T × d]; {@code ids} by token of the batch. */
  public static Variable embed(
      Tape tape,
      Lookup lookup,
      int[] ids,
      SlotEmbedding positions,
      Segments segments,
      Dropout dropout) {
    return Embed.apply(tape, lookup, ids, positions, segments, dropout);
  }

  /** x = scale · T[id], [T × d]; {@code ids} by token of the batch. */
  public static Variable gather(Tape tape, Lookup lookup, int[] ids, Segments segments) {
    return Gather.apply(tape, lookup, ids, segments);
  }

  /** x = dropout([left ; right] + P[slot]), [T × both widths]. */
  public static Variable join(
      Tape tape,
      Variable left,
      Variable right,
      SlotEmbedding positions,
      Segments segments,
      Dropout dropout) {
    return Join.apply(tape, left, right, positions, segments, dropout);
  }

  /** {@code count} columns of x from {@code from} on, [T × count]. */
  public static Variable columns(Tape tape, Variable x, int from, int count) {
    return Columns.apply(tape, x, from, count);
  }

  /** ⟨a_t, b_t⟩ of each token, [T × 1]. */
  public static Variable rowDot(Tape tape, Variable a, Variable b) {
    return RowDot.apply(tape, a, b);
  }

  /**
   * Rows {@code rows[from] … rows[from + count - 1]} of x; one may be taken several times. Those
   * that follow one another in x are the fastest.
   */
  public static Variable selectRows(Tape tape, Variable x, int[] rows, int from, int count) {
    return SelectRows.apply(tape, x, rows, from, count);
  }

  /**
   * Rows of x in other places, with rows of zeros between them.
   *
   * @param places by row of x the row of the result, no two the same
   * @return [rows × d]
   */
  public static Variable placeRows(Tape tape, Variable x, int[] places, int rows) {
    return PlaceRows.apply(tape, x, places, rows);
  }

  /**
   * What another library makes of x.
   *
   * @param source makes a computation for each tape that it is used on, and must itself be the same
   *     object every time
   * @param sequences that the rows of x belong to
   * @return [rows × width]
   */
  public static Variable external(
      Tape tape,
      Supplier<? extends ExternalComputation> source,
      Variable x,
      int sequences,
      int rows,
      int width) {
    return External.apply(tape, source, x, sequences, rows, width);
  }

  /** Adds row r of {@code source} to row {@code rows[from + r]} of {@code target}; rows rise. */
  public static void addRows(Tape tape, Matrix source, int[] rows, int from, Matrix target) {
    SelectRows.addTo(target, tape, source, rows, from);
  }

  /** y = x + v for every token; v is [1 × d]. */
  public static Variable addRow(Tape tape, Variable x, Parameter row) {
    return AddRow.apply(tape, x, row);
  }

  /** y = xW + b. */
  public static Variable linear(Tape tape, Variable x, Parameter weight, Parameter bias) {
    return Linear.apply(tape, x, weight, bias);
  }

  /**
   * x = dropout(scale · T[id] + b) by step, [T × d].
   *
   * @param ids by token of the batch
   * @param bias b [1 × d]; null for none
   */
  public static Variable embedByStep(
      Tape tape,
      Lookup lookup,
      int[] ids,
      Parameter bias,
      StepOrder order,
      Segments segments,
      Dropout dropout) {
    return StepEmbed.apply(tape, lookup, ids, bias, order, segments, dropout);
  }

  /** Tokens of a slice by step. */
  public static Variable byStep(Tape tape, Variable x, StepOrder order) {
    return Reorder.apply(tape, x, order.tokens(), order.rows());
  }

  /**
   * Tokens as they come in their slice again.
   *
   * @param x [T × d] by step
   * @param wanted some of them; null for all
   */
  public static Variable byToken(Tape tape, Variable x, StepOrder order, Rows wanted) {
    return wanted == null
        ? Reorder.apply(tape, x, order.rows(), order.tokens())
        : Reorder.apply(tape, x, order.rows(wanted), null);
  }

  /**
   * The states of a layer of gated recurrent units [T × h], h = dropout((1 - z) ⊙ h + z ⊙ c).
   *
   * @param gates [T × 3h], what inputs add to the sums of r, z and c, by step as the result; may
   *     not be used afterwards
   * @param weight U [h × 3h]
   * @param bias [1 × h] of c's recurrent part where the reset gate comes after the product; null
   *     where it comes before
   * @param truncation k: the gradient is cut before every k-th step, though states go on; 0 never
   */
  public static Variable gru(
      Tape tape,
      Variable gates,
      Parameter weight,
      Parameter bias,
      StepOrder order,
      int truncation,
      Dropout dropout) {
    return Gru.apply(tape, gates, weight, bias, order, truncation, dropout);
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

  /** x = dropout(P[slot]), [T × d]; constant along the tangent. */
  public static Variable positions(
      Tape tape, SlotEmbedding positions, Segments segments, Dropout dropout) {
    return SlotRows.apply(tape, positions, segments, dropout);
  }

  /**
   * What the intervals between the tokens of a sequence add to its keys and values.
   *
   * @param times of all tokens of the batch
   * @param dropout share of the rows' numbers dropped in training
   */
  public static PairTable intervals(
      Tape tape, IntervalTables tables, int[] times, Segments segments, double dropout, long key) {
    return PairTable.apply(tape, tables, times, segments, dropout, key);
  }

  /**
   * What attention is computed from, to be completed and then {@link AttentionInput#attend
   * attended}.
   *
   * @param query [T × d], already projected; with {@link AttentionInput#queries} [W × d]
   * @param key [T × d] and {@code value} alike, already projected
   */
  public static AttentionInput attention(
      Tape tape, Variable query, Variable key, Variable value, Segments segments) {
    return tape.attention().begin(query, key, value, segments);
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

  /**
   * Ends a computation with a term of the objective.
   *
   * @param gradient dL/dx [T × d]; handed over, not copied
   */
  public static void loss(Tape tape, Variable x, Matrix gradient) {
    LossTerm.ofValue(tape, x, gradient);
  }

  /**
   * weight · ‖ẋ‖² as a term of the objective.
   *
   * @return ‖ẋ‖²
   */
  public static double penaliseTangent(Tape tape, Variable x, double weight) {
    double norm = tape.kernels().squaredNorm(x.tangent);
    Matrix gradient = tape.lend(x.rows(), x.width());
    tape.blas().copy(x.tangent, gradient);
    tape.blas().scale(gradient, 2 * weight);
    LossTerm.ofTangent(tape, x, gradient);
    return norm;
  }
}
