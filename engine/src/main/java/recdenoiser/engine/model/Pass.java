package recdenoiser.engine.model;

import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;

/**
 * One way forward through a model.
 *
 * @param training whether dropout is on
 * @param seed and {@code step}: key all draws
 * @param probe looks at the blocks' Jacobians, or null
 * @param lookupGradients for each of {@link Backbone#lookups()} a matrix [tokens of the batch ×
 *     width] that receives the gradient of what was read; null without a way back
 * @param prelude what this pass leaves to, or takes over from, another one; or null
 * @param wanted the W tokens whose states are asked for; null for all
 */
public record Pass(
    Tape tape,
    TokenBatch batch,
    Segments segments,
    AttentionRule rule,
    boolean training,
    long seed,
    long step,
    JacobianProbe probe,
    Matrix[] lookupGradients,
    Prelude prelude,
    Rows wanted) {

  /** A pass that shares nothing with another one and is asked for all states. */
  public Pass(
      Tape tape,
      TokenBatch batch,
      Segments segments,
      AttentionRule rule,
      boolean training,
      long seed,
      long step,
      JacobianProbe probe,
      Matrix[] lookupGradients) {
    this(tape, batch, segments, rule, training, seed, step, probe, lookupGradients, null, null);
  }

  /** Whether another pass over the same tokens has computed what comes before the first mask. */
  boolean goesOn() {
    return prelude != null && prelude.known();
  }

  /**
   * Of the tokens that are asked for.
   *
   * @param x [T × d]
   * @return [W × d]
   */
  Variable wanted(Variable x) {
    return wanted == null ? x : wanted.of(tape, x);
  }

  /** Where the gradient of a lookup goes, or null. */
  Matrix lookupGradient(int lookup) {
    return lookupGradients == null ? null : lookupGradients[lookup];
  }

  double dropout(double rate) {
    return training ? rate : 0;
  }

  long key(Purpose purpose, int block) {
    return Draws.derive(Draws.key(seed, purpose, step), block);
  }
}
