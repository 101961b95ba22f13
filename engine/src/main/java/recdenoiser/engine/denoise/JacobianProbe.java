package recdenoiser.engine.denoise;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;

/**
 * Penalty on the Jacobian of every block, Eq. 12, in its forward form: ‖J‖²_F = E‖Jη‖² with η ~
 * N(0, I) over the block's input (Hutchinson). A tangent η goes through the block beside the value;
 * the square of what comes out is part of the objective, exact and of first order.
 */
public final class JacobianProbe {
  private final Noise noise;
  private final double weight;
  private double squaredNorms;

  /** The direction in which a block is probed. */
  @FunctionalInterface
  public interface Noise {
    /**
     * @param direction [T × d], to be filled for tokens {@code firstToken …}
     */
    void fill(Tape tape, int block, int firstToken, Matrix direction);
  }

  /**
   * @param weight what the squared norms are multiplied by in the objective
   */
  public JacobianProbe(Noise noise, double weight) {
    this.noise = noise;
    this.weight = weight;
  }

  /** Standard normal noise. */
  public static Noise gaussian(long key) {
    return (tape, block, firstToken, direction) ->
        tape.kernels().gaussian(Draws.derive(key, block), firstToken, direction);
  }

  public Variable enter(Tape tape, Variable input, int block) {
    Variable probed = Ops.startTangent(tape, input);
    noise.fill(tape, block, tape.firstToken(), probed.tangent());
    return probed;
  }

  public Variable leave(Tape tape, Variable output) {
    squaredNorms += Ops.penaliseTangent(tape, output, weight);
    return Ops.stopTangent(tape, output);
  }

  /** Σ over blocks and sequences of ‖Jη‖² so far, without the weight. */
  public double squaredNorms() {
    return squaredNorms;
  }
}
