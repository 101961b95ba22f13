package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * A part of a model that another library computes and differentiates, as one operation on a tape:
 * it is given dL/dy of its result y and says dL/dx of its input x and the gradients of its weights.
 *
 * <p>One instance belongs to one place on one {@link Tape}, and so to one thread. Nothing is random
 * in it.
 */
public interface ExternalComputation {

  /**
   * @param x [rows × width]
   * @param sequences that the rows belong to
   * @param y receives the result
   * @param backward whether {@link #backward} follows, and what that needs is to be kept
   */
  void forward(Matrix x, int sequences, Matrix y, boolean backward);

  /**
   * Of the last forward pass. Adds dL/dΘ to {@link Tape#gradientOf the gradients} of its weights.
   *
   * @param gradient dL/dy
   * @param inputGradient receives dL/dx
   */
  void backward(Tape tape, Matrix gradient, Matrix inputGradient);
}
