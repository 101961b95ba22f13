package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all runs of a study start from. What stands further on in this list goes before what stands
 * earlier: the preset, {@code settings}, those of the data, {@code changes}, those of the points.
 *
 * @param preset name of one
 * @param settings values by name
 * @param changes what the study is run with instead, such as fewer epochs for a quick look
 */
public record StudyBase(String preset, Map<String, String> settings, Map<String, String> changes) {

  public StudyBase {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  StudyBase changed(Map<String, String> newChanges) {
    return new StudyBase(preset, settings, newChanges);
  }
}
