package recdenoiser.engine.autodiff;

/**
 * What attention is computed from, see {@link Ops#attention}. T tokens, W of them queries, d width.
 *
 * <p>There is one for each tape, filled in anew for every attention.
 */
public final class AttentionInput {
  private final Tape tape;
  private Variable query;
  private Variable key;
  private Variable value;
  private Variable residual;
  private Segments segments;
  private PairTable pairs;
  private Rows queries;

  AttentionInput(Tape tape) {
    this.tape = tape;
  }

  AttentionInput begin(
      Variable newQuery, Variable newKey, Variable newValue, Segments newSegments) {
    query = newQuery;
    key = newKey;
    value = newValue;
    segments = newSegments;
    residual = null;
    pairs = null;
    queries = null;
    return this;
  }

  /**
   * What is added to the result.
   *
   * @param newResidual [W × d], or null for nothing
   */
  public AttentionInput residual(Variable newResidual) {
    residual = newResidual;
    return this;
  }

  /**
   * What each pair of tokens adds to its key and value.
   *
   * @param newPairs null for nothing
   */
  public AttentionInput pairs(PairTable newPairs) {
    pairs = newPairs;
    return this;
  }

  /**
   * Makes some tokens alone queries: query, residual and result have rows for these, keys and
   * values for all.
   *
   * @param newQueries null for all tokens
   */
  public AttentionInput queries(Rows newQueries) {
    queries = newQueries;
    return this;
  }

  /**
   * Scaled dot-product attention of each sequence and head, plus the residual.
   *
   * @param rule how scores become weights
   * @param dropoutKey of the draws of dropout on the weights
   * @return [W × d]
   */
  public Variable attend(ScoreRule rule, AttentionShape shape, long dropoutKey) {
    return Attend.apply(tape, this, rule, shape, dropoutKey);
  }

  Variable query() {
    return query;
  }

  Variable key() {
    return key;
  }

  Variable value() {
    return value;
  }

  Variable residual() {
    return residual;
  }

  Segments segments() {
    return segments;
  }

  PairTable pairs() {
    return pairs;
  }

  Rows queries() {
    return queries;
  }
}
