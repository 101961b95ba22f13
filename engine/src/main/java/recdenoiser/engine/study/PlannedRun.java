package recdenoiser.engine.study;

import recdenoiser.engine.config.RunConfig;

/**
 * A run that a study needs.
 *
 * @param key what decides its bits, with the place of its data in place of their checksum
 */
public record PlannedRun(RunConfig config, RunKey key) {

  public long seed() {
    return config.training().seed();
  }
}
