package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One data set of a study.
 *
 * @param name by which the study, published numbers and the command line know it
 * @param title on screen
 * @param file path, or {@code sample:NAME}; empty where anybody's file is waited for
 * @param preset in place of the study's own; empty for that
 * @param settings that go with these data
 */
public record StudyData(
    String name, String title, String file, String preset, Map<String, String> settings) {

  public StudyData {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Whether a file is named. */
  public boolean atHand() {
    return !file.isEmpty();
  }

  public StudyData at(String newFile) {
    return new StudyData(name, title, newFile, preset, settings);
  }
}
