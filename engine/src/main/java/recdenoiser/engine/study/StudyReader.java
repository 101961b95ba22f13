package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.settings.SettingProblem;

/** Reads one study strictly: what is unknown, missing or out of range is refused with its line. */
final class StudyReader {
  static final int FORMAT = 1;

  static final Set<String> OWN_AXES = Set.of("data", "seed");
  private static final Set<String> PARTS =
      Set.of(
          "format",
          "id",
          "title",
          "source",
          "note",
          "base",
          "data",
          "axes",
          "seeds",
          "measures",
          "baseline",
          "draw",
          "published",
          "quick",
          "search");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  static final long GREATEST_SEED = 9_000_000_000_000_000L;
  private static final int LONGEST_NAME = 80;

  private final LocatedJson root;
  private final Map<String, LocatedJson> parts;

  private StudyReader(LocatedJson root) {
    this.root = root;
    this.parts = root.members("A study", PARTS);
  }

  /**
   * @param source name of the file
   * @throws StudyProblem with the line, if it is no study
   */
  static Study read(String source, byte[] bytes) {
    return new StudyReader(LocatedJson.parse(source, bytes)).study();
  }

  private Study study() {
    requireFormat();
    StudyBase base = base();
    List<StudyData> data = data(part("data"));
    List<StudyAxis> axes = axes();
    Study study =
        new Study(
            name(part("id"), "\"id\""),
            part("title").text("\"title\""),
            part("source").text("\"source\""),
            parts.containsKey("note") ? part("note").text("\"note\"") : "",
            base,
            data,
            axes,
            seeds(part("seeds")),
            measures(),
            baseline(axes),
            drawing(axes),
            parts.containsKey("published") ? name(part("published"), "\"published\"") : "",
            quick(axes),
            parts.containsKey("search")
                ? Optional.of(SearchReader.read(part("search"), axes))
                : Optional.empty());
    requireAgainst(study);
    requireConfigurations(study);
    requireQuick(study);
    if (study.search().isPresent()) {
      SearchReader.requireTrials(study, part("search"));
    }
    return study;
  }

  private void requireFormat() {
    long format = part("format").whole("\"format\"");
    if (format != FORMAT) {
      throw part("format")
          .problem(
              "The study has format " + format + "; this program reads format " + FORMAT + ".");
    }
  }

  private LocatedJson part(String name) {
    LocatedJson part = parts.get(name);
    if (part == null) {
      throw root.problem("The study lacks \"" + name + "\".");
    }
    return part;
  }

  private static String name(LocatedJson json, String what) {
    String name = json.text(what);
    if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
      throw json.problem(
          what + " must be of small letters, digits and single hyphens; found \"" + name + "\".");
    }
    return name;
  }

  private StudyBase base() {
    Map<String, LocatedJson> members =
        part("base").members("\"base\"", Set.of("preset", "settings"));
    LocatedJson preset = members.get("preset");
    String named = preset == null ? Presets.DEFAULT : preset(preset);
    return new StudyBase(named, settings(members.get("settings")), Map.of());
  }

  private static String preset(LocatedJson json) {
    String preset = json.text("\"preset\"");
    try {
      return Presets.load(preset).name();
    } catch (SettingProblem e) {
      throw json.problem(e.getMessage());
    }
  }

  /** One for all data, or one for each by their names; null is none. */
  private static Map<String, String> presets(LocatedJson json) {
    if (json == null) {
      return Map.of();
    }
    if (json.quoted()) {
      return Map.of(StudyPoint.ANY_DATA, preset(json));
    }
    Map<String, String> presets = new LinkedHashMap<>();
    json.members("\"preset\"").forEach((data, name) -> presets.put(data, preset(name)));
    return presets;
  }

  /** Each on its own; null is none. */
  private static Map<String, String> settings(LocatedJson json) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (json != null) {
      json.members("\"settings\"")
          .forEach((name, value) -> settings.put(name, setting(name, value)));
    }
    return settings;
  }

  static String setting(String name, LocatedJson json) {
    if (OWN_AXES.contains(name)) {
      throw json.problem(
          "\""
              + name
              + "\" is not a setting here; the study has \""
              + name
              + (name.equals("seed") ? "s" : "")
              + "\" of its own.");
    }
    String value = json.scalar("The setting " + name);
    try {
      requireSetting(name, value);
      return value;
    } catch (SettingProblem e) {
      throw json.problem(e.getMessage());
    }
  }

  /**
   * @throws SettingProblem if there is no such setting, or it takes no such value
   */
  static void requireSetting(String name, String value) {
    if (OWN_AXES.contains(name)) {
      throw new SettingProblem(name, "\"" + name + "\" is not a setting of a study.");
    }
    Blank.CONFIG.with(name, value);
  }

  /** What single settings are tried on. */
  private static final class Blank {
    private static final RunConfig CONFIG = Presets.load(Presets.DEFAULT).config();
  }

  private static List<StudyData> data(LocatedJson json) {
    List<StudyData> data = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LocatedJson element : json.elements("\"data\"")) {
      Map<String, LocatedJson> members =
          element.members("Data", Set.of("name", "title", "file", "preset", "settings"));
      String name = name(required(element, members, "name"), "\"name\"");
      if (!names.add(name)) {
        throw element.problem("There are two data called \"" + name + "\".");
      }
      LocatedJson file = members.get("file");
      LocatedJson preset = members.get("preset");
      LocatedJson title = members.get("title");
      data.add(
          new StudyData(
              name,
              title == null ? name : title.text("\"title\""),
              file == null ? "" : file.text("\"file\""),
              preset == null ? "" : preset(preset),
              settings(members.get("settings"))));
    }
    return data;
  }

  static LocatedJson required(LocatedJson owner, Map<String, LocatedJson> members, String name) {
    LocatedJson member = members.get(name);
    if (member == null) {
      throw owner.problem("\"" + name + "\" is missing.");
    }
    return member;
  }

  private List<StudyAxis> axes() {
    List<StudyAxis> axes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LocatedJson element : part("axes").elements("\"axes\"")) {
      StudyAxis axis = axis(element);
      if (axis.name().equals(Study.DATA_AXIS) || !names.add(axis.name())) {
        throw element.problem("The name \"" + axis.name() + "\" of an axis is taken.");
      }
      axes.add(axis);
    }
    return axes;
  }

  private static StudyAxis axis(LocatedJson json) {
    Map<String, LocatedJson> members =
        json.members("An axis", Set.of("name", "label", "setting", "scale", "values", "points"));
    String name = name(required(json, members, "name"), "\"name\"");
    String label = required(json, members, "label").text("\"label\"");
    if (members.containsKey("setting") == members.containsKey("points")
        || members.containsKey("setting") != members.containsKey("values")) {
      throw json.problem(
          "The axis \"" + name + "\" must have either \"setting\" and \"values\", or \"points\".");
    }
    return members.containsKey("points")
        ? named(members, name, label)
        : ofSetting(members, name, label);
  }

  private static StudyAxis named(Map<String, LocatedJson> members, String name, String label) {
    StudyAxis.Scale scale = scale(members.get("scale"), StudyAxis.Scale.NAMES);
    if (scale != StudyAxis.Scale.NAMES) {
      throw members.get("scale").problem("Points with names have the scale NAMES.");
    }
    List<StudyPoint> points = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LocatedJson element : members.get("points").elements("\"points\"")) {
      Map<String, LocatedJson> point =
          element.members("A point", Set.of("name", "preset", "settings", "against", "instead"));
      String title = required(element, point, "name").text("\"name\"");
      if (!names.add(title)) {
        throw element.problem("Two points are called \"" + title + "\".");
      }
      LocatedJson against = point.get("against");
      points.add(
          new StudyPoint(
              title,
              presets(point.get("preset")),
              settings(point.get("settings")),
              against == null ? "" : against.text("\"against\""),
              instead(point.get("instead"))));
    }
    return new StudyAxis(name, label, "", scale, points);
  }

  /** From the name of one setting to that of another; null is none. */
  private static Map<String, String> instead(LocatedJson json) {
    Map<String, String> instead = new LinkedHashMap<>();
    if (json != null) {
      json.members("\"instead\"")
          .forEach(
              (name, other) -> {
                String setting = other.text("The setting in place of " + name);
                for (String one : List.of(name, setting)) {
                  if (!SettingCatalogue.get().contains(one)) {
                    throw other.problem("There is no setting \"" + one + "\".");
                  }
                }
                instead.put(name, setting);
              });
    }
    return instead;
  }

  private static StudyAxis ofSetting(Map<String, LocatedJson> members, String name, String label) {
    LocatedJson json = members.get("setting");
    String setting = json.text("\"setting\"");
    if (!SettingCatalogue.get().contains(setting)) {
      setting(setting, json);
    }
    StudyAxis.Scale scale = scale(members.get("scale"), StudyAxis.Scale.LINEAR);
    List<String> values = new ArrayList<>();
    for (LocatedJson element : members.get("values").elements("\"values\"")) {
      String value = setting(setting, element);
      if (values.contains(value)) {
        throw element.problem("The value " + value + " is given twice.");
      }
      requireOnScale(element, value, scale);
      values.add(value);
    }
    return StudyAxis.of(name, label, setting, scale, values);
  }

  private static void requireOnScale(LocatedJson json, String value, StudyAxis.Scale scale) {
    if (scale == StudyAxis.Scale.NAMES) {
      return;
    }
    double number = json.number("A value on the scale " + scale);
    if (scale == StudyAxis.Scale.LOG && number <= 0) {
      throw json.problem("A value on the scale LOG must be above 0; found " + value + ".");
    }
  }

  static StudyAxis.Scale scale(LocatedJson json, StudyAxis.Scale usual) {
    return json == null ? usual : constant(json, "\"scale\"", StudyAxis.Scale.values());
  }

  private static <E extends Enum<E>> E constant(LocatedJson json, String what, E[] values) {
    String found = json.text(what);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(found.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                json.problem(
                    what
                        + " must be one of "
                        + String.join(", ", Arrays.stream(values).map(Enum::name).toList())
                        + "; found \""
                        + found
                        + "\"."));
  }

  private static List<Long> seeds(LocatedJson json) {
    List<Long> seeds = new ArrayList<>();
    for (LocatedJson element : json.elements("\"seeds\"")) {
      long seed = element.whole("A seed");
      if (seed < 0 || seed > GREATEST_SEED || seeds.contains(seed)) {
        throw element.problem(
            "Seeds must be different, 0 to " + GREATEST_SEED + "; found " + seed + ".");
      }
      seeds.add(seed);
    }
    return seeds;
  }

  private List<StudyMeasure> measures() {
    List<StudyMeasure> measures = new ArrayList<>();
    for (LocatedJson element : part("measures").elements("\"measures\"")) {
      try {
        StudyMeasure measure = new StudyMeasure(element.text("A measure"));
        if (measures.contains(measure)) {
          throw element.problem("The measure " + measure + " is given twice.");
        }
        measures.add(measure);
      } catch (StudyProblem problem) {
        throw problem;
      } catch (IllegalArgumentException e) {
        throw element.problem(e.getMessage());
      }
    }
    return measures;
  }

  private Optional<StudyBaseline> baseline(List<StudyAxis> axes) {
    if (!parts.containsKey("baseline")) {
      return Optional.empty();
    }
    LocatedJson json = part("baseline");
    Map<String, LocatedJson> members = json.members("\"baseline\"", Set.of("axis", "point"));
    LocatedJson axis = required(json, members, "axis");
    LocatedJson point = required(json, members, "point");
    String wanted = point.scalar("\"point\"");
    StudyAxis found = axis(axis, axes);
    requirePoint(point, found, wanted);
    return Optional.of(new StudyBaseline(found.name(), wanted));
  }

  private static StudyAxis axis(LocatedJson json, List<StudyAxis> axes) {
    String name = json.text("The name of an axis");
    return axes.stream()
        .filter(axis -> axis.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                json.problem(
                    "There is no axis \""
                        + name
                        + "\"; there are "
                        + String.join(", ", axes.stream().map(StudyAxis::name).toList())
                        + "."));
  }

  private static void requirePoint(LocatedJson json, StudyAxis axis, String point) {
    if (axis.points().stream().noneMatch(one -> one.name().equals(point))) {
      throw json.problem("The axis \"" + axis.name() + "\" has no point \"" + point + "\".");
    }
  }

  private StudyDrawing drawing(List<StudyAxis> axes) {
    LocatedJson json = part("draw");
    Map<String, LocatedJson> members = json.members("\"draw\"", Set.of("kind", "across", "lines"));
    StudyDrawing.Kind kind =
        constant(required(json, members, "kind"), "\"kind\"", StudyDrawing.Kind.values());
    String across = axisOrData(required(json, members, "across"), axes);
    LocatedJson lines = members.get("lines");
    String told = lines == null ? "" : axisOrData(lines, axes);
    if (told.equals(across)) {
      throw lines.problem("\"across\" and \"lines\" must be two axes.");
    }
    if (kind == StudyDrawing.Kind.HEAT_MAP && told.isEmpty()) {
      throw json.problem("A heat map needs \"lines\", the axis of its rows.");
    }
    if (kind == StudyDrawing.Kind.SCATTER && measures().size() < 2) {
      throw json.problem("SCATTER needs two measures: the first goes up, the second across.");
    }
    if (kind == StudyDrawing.Kind.TIME_LINES && measures().get(0).ranking().isEmpty()) {
      throw json.problem(
          "TIME_LINES needs a metric as its first measure, which is taken on validation.");
    }
    return new StudyDrawing(kind, across, told);
  }

  private static String axisOrData(LocatedJson json, List<StudyAxis> axes) {
    return json.text("The name of an axis").equals(Study.DATA_AXIS)
        ? Study.DATA_AXIS
        : axis(json, axes).name();
  }

  private StudyChange quick(List<StudyAxis> axes) {
    if (!parts.containsKey("quick")) {
      return StudyChange.NONE;
    }
    Map<String, LocatedJson> members =
        part("quick").members("\"quick\"", Set.of("data", "settings", "seeds", "points"));
    Map<String, List<String>> points = new LinkedHashMap<>();
    if (members.containsKey("points")) {
      members
          .get("points")
          .members("\"points\"")
          .forEach((name, json) -> points.put(name, points(name, json, axes)));
    }
    return new StudyChange(
        optional(members.get("data"), StudyReader::data),
        settings(members.get("settings")),
        optional(members.get("seeds"), StudyReader::seeds),
        points);
  }

  private static <T> List<T> optional(LocatedJson json, Function<LocatedJson, List<T>> read) {
    return json == null ? List.of() : read.apply(json);
  }

  private static List<String> points(String name, LocatedJson json, List<StudyAxis> axes) {
    StudyAxis axis =
        axes.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> json.problem("There is no axis \"" + name + "\"."));
    List<String> points = new ArrayList<>();
    for (LocatedJson element : json.elements("Points")) {
      String point = element.scalar("A point");
      if (axis.ofSetting()) {
        setting(axis.setting(), element);
        requireOnScale(element, point, axis.scale());
      } else {
        requirePoint(element, axis, point);
      }
      if (points.contains(point)) {
        throw element.problem("The point " + point + " is given twice.");
      }
      points.add(point);
    }
    return points;
  }

  private void requireAgainst(Study study) {
    for (int a = 0; a < study.axes().size(); a++) {
      StudyAxis axis = study.axes().get(a);
      for (StudyPoint point : axis.points()) {
        if (!point.against().isEmpty()) {
          requirePoint(part("axes").elements("\"axes\"").get(a), axis, point.against());
          requireSameAxis(study, axis, a);
        }
      }
    }
  }

  private void requireSameAxis(Study study, StudyAxis axis, int a) {
    boolean same = study.baseline().map(one -> one.axis().equals(axis.name())).orElse(false);
    if (!same) {
      throw part("axes")
          .elements("\"axes\"")
          .get(a)
          .problem("\"against\" needs a \"baseline\" on the axis \"" + axis.name() + "\".");
    }
  }

  /** Rules between settings, for every combination, on data that anybody might have. */
  private void requireConfigurations(Study study) {
    requireConfigurations(study, part("axes"));
  }

  private void requireQuick(Study study) {
    if (parts.containsKey("quick")) {
      requireConfigurations(study.asQuick(), part("quick"));
    }
  }

  static void requireConfigurations(Study study, LocatedJson where) {
    try {
      StudyPlan.check(study);
    } catch (SettingProblem | StudyPlan.NotPossible e) {
      throw where.problem(e.getMessage());
    }
  }
}
