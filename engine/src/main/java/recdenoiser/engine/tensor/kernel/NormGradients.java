package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * Where the gradients of a layer norm go. T tokens, d width.
 *
 * <p>Mutable and used again, because there is one for each layer and shard of a batch.
 */
public final class NormGradients {
  private Matrix x;
  private boolean addsToX;
  private Matrix tangent;
  private boolean addsToTangent;
  private Matrix gain;
  private Matrix bias;

  /**
   * @param newGain [1 × d], always added to, and {@code newBias} alike
   */
  public NormGradients parameters(Matrix newGain, Matrix newBias) {
    gain = newGain;
    bias = newBias;
    return this;
  }

  /**
   * @param newX [T × d]
   * @param adds whether to what is there, which is overwritten otherwise
   */
  public NormGradients input(Matrix newX, boolean adds) {
    x = newX;
    addsToX = adds;
    return this;
  }

  /**
   * @param newTangent of the input's tangent, [T × d]; null where nobody needs it
   * @param adds whether to what is there, which is overwritten otherwise
   */
  public NormGradients tangent(Matrix newTangent, boolean adds) {
    tangent = newTangent;
    addsToTangent = adds;
    return this;
  }

  public Matrix x() {
    return x;
  }

  public boolean addsToX() {
    return addsToX;
  }

  public Matrix tangent() {
    return tangent;
  }

  public boolean addsToTangent() {
    return addsToTangent;
  }

  public Matrix gain() {
    return gain;
  }

  public Matrix bias() {
    return bias;
  }
}
