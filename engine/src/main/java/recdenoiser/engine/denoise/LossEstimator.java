package recdenoiser.engine.denoise;

import recdenoiser.engine.denoise.DenoiserSettings.Estimator;

/**
 * Unbiased estimates of dE[f(z)]/dφ, z ~ Bern(σ(φ)), from losses alone and one uniform draw u. All
 * are a signal, made of losses, times a direction, made of the draw; p = σ(φ), z = 1[u &lt; p] is
 * the drawn mask and z̃ = 1[u &gt; 1 - p] the antithetic one.
 */
public enum LossEstimator {
  /** f(z) (1 - 2u), Eq. 11. */
  AR {
    @Override
    public double signal(double drawn, double antithetic) {
      return drawn;
    }

    @Override
    public double direction(double u, double open) {
      return 1 - 2 * u;
    }
  },

  /** (f(z̃) - f(z)) (u - ½), Eq. 10. */
  ARM {
    @Override
    public double signal(double drawn, double antithetic) {
      return antithetic - drawn;
    }

    @Override
    public double direction(double u, double open) {
      return u - 0.5;
    }
  },

  /**
   * ½ (f(z̃) - f(z)) 1[z̃ ≠ z] (-1)^z σ(|φ|), Dong, Mnih and Tucker (2020): the mean of ARM over
   * all u that draw the same z and z̃.
   */
  DISARM {
    @Override
    public double signal(double drawn, double antithetic) {
      return antithetic - drawn;
    }

    @Override
    public double direction(double u, double open) {
      boolean drawn = u < open;
      boolean antithetic = u > 1 - open;
      if (drawn == antithetic) {
        return 0;
      }
      double half = 0.5 * Math.max(open, 1 - open);
      return drawn ? -half : half;
    }
  },

  /** (f(z) - c) (z - p), Williams (1992), with a baseline c that earlier steps decide. */
  REINFORCE {
    @Override
    public double signal(double drawn, double antithetic) {
      return drawn;
    }

    @Override
    public double direction(double u, double open) {
      return (u < open ? 1 : 0) - open;
    }
  };

  /** Of a loss under the drawn and under the antithetic mask. */
  public abstract double signal(double drawn, double antithetic);

  /** Of the draw {@code u} for a connection that is open with probability {@code open}. */
  public abstract double direction(double u, double open);

  static LossEstimator of(Estimator estimator) {
    return switch (estimator) {
      case AR -> AR;
      case ARM -> ARM;
      case DISARM -> DISARM;
      case REINFORCE -> REINFORCE;
      case STRAIGHT_THROUGH ->
          throw new IllegalArgumentException(
              "An estimator from losses was expected; found " + estimator + ".");
    };
  }
}
