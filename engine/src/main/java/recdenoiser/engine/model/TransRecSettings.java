package recdenoiser.engine.model;

import recdenoiser.engine.loss.Measure;
import recdenoiser.engine.settings.Setting;

/**
 * What only TransRec looks at.
 *
 * @param distance d of where a user is expected and an item
 */
public record TransRecSettings(@Setting Distance distance) {

  /** As the results of the paper. */
  public static final TransRecSettings DEFAULTS = new TransRecSettings(Distance.SQUARED);

  public enum Distance {
    /** ‖x - y‖². */
    SQUARED(Measure.SQUARED_DISTANCE),
    /** ‖x - y‖. */
    EUCLIDEAN(Measure.DISTANCE);

    private final Measure measure;

    Distance(Measure measure) {
      this.measure = measure;
    }

    Measure measure() {
      return measure;
    }
  }
}
