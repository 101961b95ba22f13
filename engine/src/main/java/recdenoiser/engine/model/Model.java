package recdenoiser.engine.model;

/**
 * What a {@link ModelKind} makes: a network that is trained in steps, or a model that is fitted.
 */
public sealed interface Model permits Network, FittedModel {

  /** Items of the catalogue. */
  int items();

  /** How many of the newest items of a history it looks at, at most. */
  int window();

  /**
   * Whether its scores follow from the last item of a history, and from whose it is, as in a
   * first-order Markov chain.
   */
  default boolean isFirstOrder() {
    return false;
  }
}
