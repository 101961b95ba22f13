package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * What a layer of gated recurrent units keeps of T tokens, one row each, from its forward pass to
 * its backward pass; h numbers are a state.
 *
 * @param gates [T × 3h]: what the inputs add to reset gate, update gate and candidate; becomes the
 *     gates r and z and the candidate c, and in the backward pass the gradient of what it was
 * @param previous [T × h]: the state before a token, zeros before the first
 * @param recurrent [T × h]: r ⊙ previous where the reset gate comes before the product, otherwise
 *     what the product adds to the candidate
 * @param states [T × h]: the state after a token
 */
public record GruMemory(Matrix gates, Matrix previous, Matrix recurrent, Matrix states) {

  /** h. */
  public int width() {
    return states.width();
  }
}
