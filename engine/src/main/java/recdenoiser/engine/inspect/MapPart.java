package recdenoiser.engine.inspect;

/** What a map of attention shows, in the order in which the maps stand. */
public enum MapPart {
  /** Plain softmax of the scores, as if there were no rule. */
  BEFORE,
  /** The weights that values are summed with. */
  AFTER,
  /** What the rule decided: the factor of a weight, exactly 0 where it is cut. */
  KEPT
}
