package recdenoiser.engine.run;

import recdenoiser.engine.recommend.NoiseAttention;

/**
 * How much of a model's attention falls on what is known to be noise in the histories that it is
 * evaluated on.
 *
 * @param origin where the noise comes from
 * @param users whose histories were looked at
 */
public record NoiseReport(Origin origin, int users, NoiseAttention attention) {

  public enum Origin {
    /** The run put it into its data. */
    PUT_IN,
    /** The data were generated with it, and a list of what is noise lies beside them. */
    GENERATED
  }
}
