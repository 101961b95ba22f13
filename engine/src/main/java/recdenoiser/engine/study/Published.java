package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Numbers that a paper prints, from the class path folder {@code published}. None stands beside
 * ours without its mark, since protocol or data nearly always differ.
 *
 * @param source paper and table
 * @param protocol in what these numbers were measured otherwise than ours, one or two sentences
 * @param differences how the data differ, by their name
 * @param numbers in the order of the paper
 */
public record Published(
    String id,
    String source,
    String protocol,
    Map<String, String> differences,
    List<Number> numbers) {

  /** Stands behind every published number. */
  public static final String MARK = "†";

  private static final String FOLDER = "published/";

  /**
   * One number.
   *
   * @param at what it is of: name of the data, and of points by axis
   */
  public record Number(Map<String, String> at, StudyMeasure measure, double value) {
    public Number {
      at = Map.copyOf(at);
    }
  }

  public Published {
    differences = Map.copyOf(differences);
    numbers = List.copyOf(numbers);
  }

  /** Of a study; empty if nothing is printed. */
  public static Optional<Published> of(Study study) {
    return study.published().isEmpty() ? Optional.empty() : Optional.of(load(study.published()));
  }

  /**
   * @throws StudyProblem if the file is malformed
   */
  public static Published load(String id) {
    String file = FOLDER + id + ".json";
    return read(file, id, Studies.resource(file));
  }

  static Published read(String file, String id, byte[] bytes) {
    LocatedJson root = LocatedJson.parse(file, bytes);
    Map<String, LocatedJson> parts =
        root.members("Published numbers", Set.of("source", "protocol", "differences", "numbers"));
    for (String part : List.of("source", "protocol", "differences", "numbers")) {
      if (!parts.containsKey(part)) {
        throw root.problem("\"" + part + "\" is missing.");
      }
    }
    Map<String, String> differences = new LinkedHashMap<>();
    parts
        .get("differences")
        .members("\"differences\"")
        .forEach((data, words) -> differences.put(data, words.text("A difference")));
    List<Number> numbers = new ArrayList<>();
    for (LocatedJson element : parts.get("numbers").elements("\"numbers\"")) {
      numbers.addAll(numbers(element, differences));
    }
    return new Published(
        id,
        parts.get("source").text("\"source\""),
        parts.get("protocol").text("\"protocol\""),
        differences,
        numbers);
  }

  /** An object with "at" and one member for each measure. */
  private static List<Number> numbers(LocatedJson json, Map<String, String> differences) {
    Map<String, LocatedJson> members = json.members("A number");
    LocatedJson place = members.get("at");
    if (place == null) {
      throw json.problem("\"at\" is missing.");
    }
    Map<String, String> at = new LinkedHashMap<>();
    place.members("\"at\"").forEach((axis, point) -> at.put(axis, point.scalar("A point")));
    String data = at.get(Study.DATA_AXIS);
    if (data == null || !differences.containsKey(data)) {
      throw place.problem("Every number needs \"data\" whose difference is said.");
    }
    List<Number> numbers = new ArrayList<>();
    members.forEach(
        (name, value) -> {
          if (!name.equals("at")) {
            numbers.add(new Number(at, measure(name, value), value.number(name)));
          }
        });
    return numbers;
  }

  private static StudyMeasure measure(String name, LocatedJson json) {
    try {
      return new StudyMeasure(name);
    } catch (IllegalArgumentException e) {
      throw json.problem(e.getMessage());
    }
  }

  /** What is printed for a cell; empty if nothing is. */
  public OptionalDouble find(Map<String, String> at, StudyMeasure measure) {
    return numbers.stream()
        .filter(number -> number.measure().equals(measure))
        .filter(number -> at.entrySet().containsAll(number.at().entrySet()))
        .mapToDouble(Number::value)
        .findFirst();
  }
}
