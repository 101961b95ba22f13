package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.config.RunConfig;

/**
 * One place of a study: data, and a point of every axis. It has a run of every seed.
 *
 * @param at name of the data and of the points, by axis
 * @param config but for the seed
 * @param key what decides the bits of its runs, but for the seed
 */
public record StudyCell(Map<String, String> at, RunConfig config, RunKey key) {

  public StudyCell {
    at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
  }

  public PlannedRun run(long seed) {
    return new PlannedRun(config.with("seed", Long.toString(seed)), key.of(seed));
  }
}
