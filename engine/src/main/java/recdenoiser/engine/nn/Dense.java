package recdenoiser.engine.nn;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/** y = xW + b. Weights are stored input × output. */
public final class Dense {
  private final Parameter weight;
  private final Parameter bias;

  public Dense(Parameters parameters, String name, int in, int out) {
    weight = parameters.declare(name + ".weight", in, out);
    bias = parameters.declare(name + ".bias", 1, out);
  }

  /**
   * @param x [T × in]; result [T × out]
   */
  public Variable apply(Tape tape, Variable x) {
    return Ops.linear(tape, x, weight, bias);
  }
}
