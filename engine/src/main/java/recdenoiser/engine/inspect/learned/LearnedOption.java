package recdenoiser.engine.inspect.learned;

/** What a {@link LearnedView} may ask for. */
public enum LearnedOption {
  /** One item. */
  ITEM,
  /** How many are shown. */
  COUNT,
  /** By what items are near to each other. */
  SIMILARITY,
  /** Which items are set against each other. */
  ITEMS,
  /** In what strengths are measured. */
  UNIT
}
