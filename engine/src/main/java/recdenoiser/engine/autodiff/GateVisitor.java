package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.kernel.GruMemory;

/** Sees the gates and states of recurrent layers. */
@FunctionalInterface
public interface GateVisitor {
  /**
   * @param layer the lowest is 0
   * @param memory gates, candidates and states of all tokens, by step; only valid during the call
   */
  void layer(int layer, GruMemory memory);
}
