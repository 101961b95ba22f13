package recdenoiser.app.inspect;

import recdenoiser.engine.inspect.Action.Origin;

/**
 * One item of the sequence.
 *
 * @param back how many items behind the newest
 * @param place such as "−3"
 * @param title of the item
 * @param looked whether the model looks at it
 * @param kept the share of its weight that the rule leaves for the prediction, 0 … 1; NaN where
 *     there is no attention
 */
record Chip(int back, String place, String title, Origin origin, boolean looked, double kept) {
  private static final double CUT = 0.5;

  /** Whether the rule takes most of its weight away. */
  boolean isCut() {
    return kept < CUT;
  }

  boolean isNoise() {
    return origin == Origin.NOISE || origin == Origin.DRAWN;
  }
}
