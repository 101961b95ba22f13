package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.config.SettingCatalogue;

/** Reads how a study searches, as strictly as the rest of it. */
final class SearchReader {
  private static final int USUAL_KEEP = 3;

  private SearchReader() {}

  static StudySearch read(LocatedJson json, List<StudyAxis> axes) {
    Map<String, LocatedJson> members =
        json.members("\"search\"", Set.of("trials", "quickTrials", "seed", "halving", "space"));
    LocatedJson trials = StudyReader.required(json, members, "trials");
    int count = between(trials, "\"trials\"", 1, StudySearch.MOST_TRIALS);
    int quick =
        members.containsKey("quickTrials")
            ? between(members.get("quickTrials"), "\"quickTrials\"", 1, count)
            : count;
    LocatedJson seed = StudyReader.required(json, members, "seed");
    int first = 0;
    int keep = USUAL_KEEP;
    if (members.containsKey("halving")) {
      LocatedJson halving = members.get("halving");
      Map<String, LocatedJson> parts = halving.members("\"halving\"", Set.of("epochs", "keep"));
      first =
          between(
              StudyReader.required(halving, parts, "epochs"),
              "\"epochs\"",
              1,
              StudySearch.MOST_EPOCHS);
      keep =
          between(
              StudyReader.required(halving, parts, "keep"), "\"keep\"", 2, StudySearch.MOST_KEEP);
    }
    return new StudySearch(
        count,
        quick,
        seed.whole("\"seed\""),
        first,
        keep,
        space(StudyReader.required(json, members, "space"), axes));
  }

  private static int between(LocatedJson json, String what, int least, int most) {
    long found = json.whole(what);
    if (found < least || found > most) {
      throw json.problem(what + " must be " + least + " to " + most + "; found " + found + ".");
    }
    return (int) found;
  }

  private static List<SearchDimension> space(LocatedJson json, List<StudyAxis> axes) {
    List<SearchDimension> space = new ArrayList<>();
    Set<String> taken = SearchCheck.taken(axes);
    for (LocatedJson element : json.elements("\"space\"")) {
      SearchDimension dimension = dimension(element);
      if (!taken.add(dimension.setting())) {
        throw element.problem(SearchCheck.taken(dimension.setting()));
      }
      space.add(dimension);
    }
    return space;
  }

  private static SearchDimension dimension(LocatedJson json) {
    Map<String, LocatedJson> members =
        json.members("A searched setting", Set.of("setting", "values", "from", "to", "scale"));
    LocatedJson name = StudyReader.required(json, members, "setting");
    String setting = name.text("\"setting\"");
    if (!SettingCatalogue.get().contains(setting)) {
      StudyReader.setting(setting, name);
    }
    boolean list = members.containsKey("values");
    if (list == (members.containsKey("from") || members.containsKey("to"))) {
      throw json.problem(
          "The setting " + setting + " must have either \"values\", or \"from\" and \"to\".");
    }
    if (list) {
      List<String> values = new ArrayList<>();
      members
          .get("values")
          .elements("\"values\"")
          .forEach(value -> values.add(StudyReader.setting(setting, value)));
      return SearchDimension.list(setting, values);
    }
    return range(json, members, setting);
  }

  private static SearchDimension range(
      LocatedJson json, Map<String, LocatedJson> members, String setting) {
    LocatedJson from = StudyReader.required(json, members, "from");
    LocatedJson to = StudyReader.required(json, members, "to");
    StudyAxis.Scale scale = StudyReader.scale(members.get("scale"), StudyAxis.Scale.LINEAR);
    try {
      SearchDimension.kind(setting);
    } catch (IllegalArgumentException e) {
      throw json.problem(e.getMessage());
    }
    String least = StudyReader.setting(setting, from);
    String most = StudyReader.setting(setting, to);
    try {
      return SearchDimension.range(setting, least, most, scale);
    } catch (IllegalArgumentException e) {
      throw json.problem(e.getMessage());
    }
  }

  /** Every trial of every cell, in full and as quick, before the first run. */
  static void requireTrials(Study study, LocatedJson json) {
    for (Study one : List.of(study, study.asQuick())) {
      SearchCheck.refusal(one)
          .ifPresent(
              why -> {
                throw json.problem(why);
              });
    }
  }
}
