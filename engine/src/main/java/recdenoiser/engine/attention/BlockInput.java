package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * What a block's scores are made of, as an attention rule sees it.
 *
 * @param query [W × d], projected, of the W tokens that are asked for
 * @param key [T × d], projected
 */
public record BlockInput(Tape tape, Variable query, Variable key) {}
