package recdenoiser.engine.optimise;

/** Makes the optimiser that settings ask for. */
public final class Optimisers {
  private Optimisers() {}

  public static Optimiser create(TrainedWeights weights, OptimiserSettings settings) {
    return switch (settings.kind()) {
      case ADAM -> new Adam(weights, settings);
      case SGD -> new Sgd(weights, settings);
      case ADAGRAD -> new Adagrad(weights, settings);
    };
  }
}
