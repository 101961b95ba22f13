package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is varied.
 *
 * @param label with its unit
 * @param setting the one that takes a value at each point; empty where points change several
 *     together and have names
 * @param scale how its points are spaced in a figure
 * @param points in order, at least one, names distinct
 */
public record StudyAxis(
    String name, String label, String setting, Scale scale, List<StudyPoint> points) {

  /** How points are spaced. */
  public enum Scale {
    /** By their numbers. */
    LINEAR,
    /** By the logarithms of their numbers. */
    LOG,
    /** Evenly, whatever they are. */
    NAMES
  }

  public StudyAxis {
    points = List.copyOf(points);
  }

  /** An axis of one setting. */
  public static StudyAxis of(
      String name, String label, String setting, Scale scale, List<String> values) {
    List<StudyPoint> points = values.stream().map(value -> point(setting, value)).toList();
    return new StudyAxis(name, label, setting, scale, points);
  }

  private static StudyPoint point(String setting, String value) {
    return new StudyPoint(value, Map.of(), Map.of(setting, value), "");
  }

  /** Whether points are values of one setting. */
  public boolean ofSetting() {
    return !setting.isEmpty();
  }

  /**
   * With these points alone; an axis of a setting takes new values, too.
   *
   * @throws IllegalArgumentException if there is no such point
   */
  public StudyAxis only(List<String> names) {
    List<StudyPoint> kept = new ArrayList<>();
    for (String wanted : names) {
      kept.add(
          points.stream()
              .filter(point -> point.name().equals(wanted))
              .findFirst()
              .orElseGet(() -> fresh(wanted)));
    }
    return new StudyAxis(name, label, setting, scale, kept);
  }

  private StudyPoint fresh(String wanted) {
    if (!ofSetting()) {
      throw new IllegalArgumentException(
          "The axis \""
              + name
              + "\" has no point \""
              + wanted
              + "\"; it has "
              + String.join(", ", points.stream().map(StudyPoint::name).toList())
              + ".");
    }
    return point(setting, wanted);
  }

  /**
   * @throws IllegalArgumentException if there is no such point
   */
  public int indexOf(String point) {
    for (int p = 0; p < points.size(); p++) {
      if (points.get(p).name().equals(point)) {
        return p;
      }
    }
    throw new IllegalArgumentException("The axis \"" + name + "\" has no \"" + point + "\".");
  }
}
