package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.PairTable;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * What a backbone adds to the projected keys and values of all its blocks; each may be null for
 * nothing.
 *
 * @param keys [T × d], by token
 * @param values [T × d], by token
 * @param pairs by pair of tokens
 */
public record AttentionTerms(Variable keys, Variable values, PairTable pairs) {
  public static final AttentionTerms NONE = new AttentionTerms(null, null, null);

  /** x + term, where there is one; x may not be used afterwards. */
  static Variable add(Tape tape, Variable x, Variable term) {
    return term == null ? x : Ops.dropoutAdd(tape, x, 0, 0, term);
  }
}
