package recdenoiser.engine.loss;

/** How a state and the vector of an item make a score; a bias of the item is added. */
public enum Measure {
  /** ⟨state, T_i⟩. */
  INNER_PRODUCT,
  /** -‖state - T_i‖². */
  SQUARED_DISTANCE,
  /** -‖state - T_i‖; where the two are the same it has no derivative, and 0 is taken for it. */
  DISTANCE
}
