package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One point of an axis.
 *
 * @param name on screen
 * @param presets that it starts from in place of the study's and the data's, by the name of the
 *     data; {@link #ANY_DATA} for all others; empty for those
 * @param settings that make it what it is
 * @param against name of the point it is compared with, in place of the study's baseline; empty for
 *     that
 * @param instead settings that points of other axes mean here by the name of another: where the
 *     width of a model is its {@code hiddenWidth}, {@code width → hiddenWidth}
 */
public record StudyPoint(
    String name,
    Map<String, String> presets,
    Map<String, String> settings,
    String against,
    Map<String, String> instead) {

  /** Stands for data without a preset of their own. */
  public static final String ANY_DATA = "*";

  /** One to which every setting is what it is called. */
  public StudyPoint(
      String name, Map<String, String> presets, Map<String, String> settings, String against) {
    this(name, presets, settings, against, Map.of());
  }

  public StudyPoint {
    instead = Collections.unmodifiableMap(new LinkedHashMap<>(instead));
    presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Empty if it has none for these data. */
  Optional<String> preset(String data) {
    return Optional.ofNullable(presets.getOrDefault(data, presets.get(ANY_DATA)));
  }
}
