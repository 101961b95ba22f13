package recdenoiser.engine.nn;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;

/** Layer norm with a gain and a bias for each of the width's numbers. */
public final class Norm {
  private final Parameter gain;
  private final Parameter bias;

  public Norm(Parameters parameters, String name, int width) {
    gain = parameters.declare(name + ".gain", 1, width);
    bias = parameters.declare(name + ".bias", 1, width);
  }

  public Variable apply(Tape tape, Variable x) {
    return Ops.layerNorm(tape, x, gain, bias);
  }
}
