package recdenoiser.engine.recommend;

import java.util.List;

/** The filters of a convolutional model, as they are now. */
@FunctionalInterface
public interface FilterView {

  /** All of them, those of a kind one after the other. */
  List<Filter> filters();

  /**
   * One filter over a history as an image of steps and latent dimensions (Caser, Tang and Wang,
   * WSDM 2018, section 3.2).
   *
   * @param direction in which it slides
   * @param height steps that it covers at once, h
   * @param width latent dimensions that it covers at once: d of a horizontal filter, 1 of a
   *     vertical one
   * @param weights [h × width], row-major, the oldest step first
   */
  record Filter(Direction direction, int height, int width, float[] weights) {
    public Filter {
      if (weights.length != height * width) {
        throw new IllegalArgumentException(
            "A filter of "
                + height
                + " × "
                + width
                + " has "
                + height * width
                + " weights; found "
                + weights.length
                + ".");
      }
    }

    /** The length of the weights of one step: √Σ w². */
    public double strength(int step) {
      double sum = 0;
      for (int k = 0; k < width; k++) {
        double weight = weights[step * width + k];
        sum += weight * weight;
      }
      return Math.sqrt(sum);
    }
  }

  /** Ways in which a filter slides. */
  enum Direction {
    /** Over the steps; covers all latent dimensions of some neighbouring steps. */
    HORIZONTAL,
    /** Over the latent dimensions; a weighted sum of all steps of the window. */
    VERTICAL
  }
}
