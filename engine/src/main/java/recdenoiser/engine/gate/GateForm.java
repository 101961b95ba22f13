package recdenoiser.engine.gate;

import recdenoiser.engine.denoise.LossEstimator;
import recdenoiser.engine.gate.GateSettings.GateDraw;
import recdenoiser.engine.tensor.kernel.Logistic;

/**
 * What gates are made of logits, in training and in use. With x = κℓ and p = σ(x).
 *
 * <p>Gates that are drawn learn either from their own derivative or, by {@link #estimator}, from
 * losses under what was drawn.
 */
enum GateForm {
  /** p itself. */
  SIGMOID(null) {
    @Override
    double drawn(double x, double u) {
      return Logistic.sigmoid(x);
    }

    @Override
    double slopeOfLog(double x, double gate) {
      return 1 - Logistic.sigmoid(x);
    }
  },

  /** Binary concrete, stretched and cut, so that both 0 and 1 are drawn. */
  HARD_CONCRETE(null) {
    private static final double TEMPERATURE = 2.0 / 3;
    private static final double LOW = -0.1;
    private static final double HIGH = 1.1;

    @Override
    double drawn(double x, double u) {
      double concrete = Logistic.sigmoid((Math.log(u) - Math.log1p(-u) + x) / TEMPERATURE);
      return stretched(concrete);
    }

    private double stretched(double concrete) {
      return Math.min(1, Math.max(0, concrete * (HIGH - LOW) + LOW));
    }

    @Override
    double inUse(double x) {
      return stretched(Logistic.sigmoid(x));
    }

    @Override
    double slopeOfLog(double x, double gate) {
      if (gate <= 0 || gate >= 1) {
        return 0;
      }
      double concrete = (gate - LOW) / (HIGH - LOW);
      return (HIGH - LOW) * concrete * (1 - concrete) / TEMPERATURE / gate;
    }
  },

  AR(LossEstimator.AR),
  ARM(LossEstimator.ARM),
  DISARM(LossEstimator.DISARM),

  /** What is closed lets {@link #LEAK} through, by which its derivative is known. */
  STRAIGHT_THROUGH(null) {
    @Override
    double drawn(double x, double u) {
      return u < Logistic.sigmoid(x) ? 1 : LEAK;
    }

    @Override
    double slopeOfLog(double x, double gate) {
      double p = Logistic.sigmoid(x);
      return p * (1 - p) / gate;
    }
  };

  /** Of a gate that straight-through has closed. */
  static final double LEAK = 1e-12;

  private final LossEstimator estimator;

  GateForm(LossEstimator estimator) {
    this.estimator = estimator;
  }

  static GateForm of(GateDraw draw) {
    return switch (draw) {
      case NONE -> SIGMOID;
      case HARD_CONCRETE -> HARD_CONCRETE;
      case AR -> AR;
      case ARM -> ARM;
      case DISARM -> DISARM;
      case STRAIGHT_THROUGH -> STRAIGHT_THROUGH;
    };
  }

  /** Null for those that learn from their own derivative. */
  LossEstimator estimator() {
    return estimator;
  }

  /** Whether losses under {@link #antithetic} are needed too. */
  boolean hasAntithetic() {
    return this == ARM || this == DISARM;
  }

  /** The gate in training, 1[u &lt; p] unless it is said otherwise. */
  double drawn(double x, double u) {
    return u < Logistic.sigmoid(x) ? 1 : 0;
  }

  /** 1[u &gt; 1 - p]. */
  double antithetic(double x, double u) {
    return u > 1 - Logistic.sigmoid(x) ? 1 : 0;
  }

  /** The gate in use. */
  double inUse(double x) {
    return Logistic.sigmoid(x);
  }

  /** d ln g / dx of a gate that was drawn; only of those that learn from their own derivative. */
  double slopeOfLog(double x, double gate) {
    throw new UnsupportedOperationException(this + " learns from losses.");
  }
}
