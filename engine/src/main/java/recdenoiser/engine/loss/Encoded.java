package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Variable;

/**
 * What a model makes of its tokens: item i has the score {@code ⟨state, T_i⟩ + b_i + offset} after
 * a token.
 *
 * @param states [W × width of the output items], of the W tokens that the pass asks for
 * @param offsets [W × 1], the same for all items and so without effect on their order; null for
 *     none
 */
public record Encoded(Variable states, Variable offsets) {}
