package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done otherwise than a study says; what is empty stays.
 *
 * @param data instead of the study's
 * @param settings that go before those of the base and the data, not before those of the axes
 * @param points that an axis is cut down to, by its name
 */
public record StudyChange(
    List<StudyData> data,
    Map<String, String> settings,
    List<Long> seeds,
    Map<String, List<String>> points) {

  public static final StudyChange NONE = new StudyChange(List.of(), Map.of(), List.of(), Map.of());

  public StudyChange {
    data = List.copyOf(data);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    seeds = List.copyOf(seeds);
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
  }

  public static StudyChange ofSettings(Map<String, String> settings) {
    return new StudyChange(List.of(), settings, List.of(), Map.of());
  }

  public static StudyChange ofSeeds(List<Long> seeds) {
    return new StudyChange(List.of(), Map.of(), seeds, Map.of());
  }

  public static StudyChange ofPoints(Map<String, List<String>> points) {
    return new StudyChange(List.of(), Map.of(), List.of(), points);
  }
}
