package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * What two passes over the same tokens under different masks have in common: everything before the
 * first mask. The first pass leaves it here, the second one takes it up.
 */
public final class Prelude {
  private Projections first;
  private AttentionTerms terms = AttentionTerms.NONE;

  /**
   * What a block's attention is computed from, for W tokens that are asked for.
   *
   * @param residual [W × d], what is added to the attention; null for nothing
   * @param query [W × d]
   * @param key [T × d], and {@code value} alike
   */
  record Projections(Variable residual, Variable query, Variable key, Variable value) {}

  boolean known() {
    return first != null;
  }

  void keep(Projections projections) {
    first = projections;
  }

  void keep(AttentionTerms newTerms) {
    terms = newTerms;
  }

  /** What all blocks' keys and values get, which is constant along the tangent. */
  AttentionTerms terms() {
    return terms;
  }

  /** The same values, without tangents. */
  Projections again(Tape tape) {
    return new Projections(
        again(tape, first.residual()),
        again(tape, first.query()),
        again(tape, first.key()),
        again(tape, first.value()));
  }

  private static Variable again(Tape tape, Variable variable) {
    return variable == null ? null : Ops.stopTangent(tape, variable);
  }
}
