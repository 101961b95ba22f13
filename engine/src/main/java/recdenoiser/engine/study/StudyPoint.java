package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of an axis.
 *
 * @param name on screen
 * @param settings that make it what it is
 * @param against name of the point it is compared with, in place of the study's baseline; empty for
 *     that
 */
public record StudyPoint(String name, Map<String, String> settings, String against) {

  public StudyPoint {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
