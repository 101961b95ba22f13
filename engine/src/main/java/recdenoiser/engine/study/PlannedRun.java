package recdenoiser.engine.study;

import recdenoiser.engine.config.RunConfig;

/** A run that a study needs. */
public record PlannedRun(RunConfig config) {

  public long seed() {
    return config.training().seed();
  }
}
