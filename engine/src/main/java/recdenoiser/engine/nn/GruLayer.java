package recdenoiser.engine.nn;

import recdenoiser.engine.autodiff.Dropout;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.StepOrder;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/**
 * A layer of gated recurrent units: a = xW + w for all tokens at once, then the steps of {@link
 * Ops#gru}. The columns of W [in × 3h] and U [h × 3h] are those of reset gate, update gate and
 * candidate, in PyTorch's order.
 */
public final class GruLayer {
  private final Parameter input;
  private final Parameter inputBias;
  private final Parameter recurrent;
  private final Parameter recurrentBias;

  /**
   * @param in width of its inputs; 0 if they are xW + w already, as the rows of a table and the
   *     bias are for items one-hot
   * @param width h
   * @param resetAfter whether the reset gate comes after the product with U, see {@link Ops#gru}
   */
  public GruLayer(Parameters parameters, String name, int in, int width, boolean resetAfter) {
    input = in == 0 ? null : parameters.declare(name + ".input.weight", in, 3 * width);
    inputBias = parameters.declare(name + ".input.bias", 1, 3 * width);
    recurrent = parameters.declare(name + ".recurrent.weight", width, 3 * width);
    recurrentBias = resetAfter ? parameters.declare(name + ".recurrent.bias", 1, width) : null;
  }

  /** w [1 × 3h]. */
  public Parameter inputBias() {
    return inputBias;
  }

  /** Draws the first weights of every gate by themselves, as Hidasi et al. do. */
  public void draw(long seed) {
    if (input != null) {
      InitialWeights.drawGates(input, seed);
    }
    InitialWeights.drawGates(recurrent, seed);
  }

  /** Numbers of such a layer. */
  public static long size(int in, int width, boolean resetAfter) {
    return 3L * width * (in + width + 1) + (resetAfter ? width : 0);
  }

  /**
   * @param x [T × in], or xW + w [T × 3h] where inputs are that already; by step
   * @param truncation after how many steps the gradient is cut; 0 never
   * @return states [T × h], by step
   */
  public Variable apply(Tape tape, Variable x, StepOrder order, int truncation, Dropout dropout) {
    Variable gates = input == null ? x : Ops.linear(tape, x, input, inputBias);
    return Ops.gru(tape, gates, recurrent, recurrentBias, order, truncation, dropout);
  }
}
