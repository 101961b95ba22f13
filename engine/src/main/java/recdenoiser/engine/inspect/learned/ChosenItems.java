package recdenoiser.engine.inspect.learned;

/** Which items are set against each other. */
public enum ChosenItems {
  /** The newest different items of the sequence, oldest first. */
  SEQUENCE,
  /** Those with the most actions in training, the first first. */
  POPULAR
}
