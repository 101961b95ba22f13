package recdenoiser.engine.study;

import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.preparing.DataSettings.Noise;
import recdenoiser.engine.run.RunTable;

/**
 * What decides the bits of a run. Two runs of the same key have the same numbers on the same kind
 * of processor.
 *
 * @param settings without those that have no effect, without the seed and the place of the data
 * @param data checksum of the file
 * @param numerics version of how it was computed
 */
public record RunKey(RunConfig settings, long seed, String data, int numerics) {

  static RunKey of(RunConfig config, String data, int numerics) {
    RunConfig alike = RunTable.alike(config).with("data", "");
    return new RunKey(withoutIdleNoise(alike), config.training().seed(), data, numerics);
  }

  /** The key of a run that has not begun, of which only the place of its data is known. */
  static RunKey atItsPlace(RunConfig config) {
    return of(config, config.data().data(), 0);
  }

  RunKey of(long otherSeed) {
    return new RunKey(settings, otherSeed, data, numerics);
  }

  RunKey on(String checksum, int version) {
    return new RunKey(settings, seed, checksum, version);
  }

  /** No noise at all is the same as a share of 0 of any kind of noise. */
  private static RunConfig withoutIdleNoise(RunConfig config) {
    boolean idle = config.data().noise() != Noise.NONE && config.data().noiseShare() == 0;
    return idle ? RunTable.alike(config.with("noise", Noise.NONE.name())) : config;
  }
}
