package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings that a search tries.
 *
 * @param number from 1
 * @param settings that were drawn; empty for the first, which is the study as it stands
 */
public record SearchTrial(int number, Map<String, String> settings) {

  public SearchTrial {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
