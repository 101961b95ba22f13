package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingKind;
import recdenoiser.engine.train.TrainingSettings;

/** Reads how a study searches, as strictly as the rest of it. */
final class SearchReader {
  private static final int USUAL_KEEP = 3;
  private static final Set<String> OF_THE_SEARCH = Set.of("epochs", "evaluateEvery", "patience");

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
      first = between(StudyReader.required(halving, parts, "epochs"), "\"epochs\"", 1, 100_000);
      keep = between(StudyReader.required(halving, parts, "keep"), "\"keep\"", 2, 100);
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
    Set<String> taken = new HashSet<>(OF_THE_SEARCH);
    axes.forEach(axis -> axis.points().forEach(point -> taken.addAll(point.settings().keySet())));
    for (LocatedJson element : json.elements("\"space\"")) {
      SearchDimension dimension = dimension(element);
      if (!taken.add(dimension.setting())) {
        throw element.problem(
            "The setting "
                + dimension.setting()
                + " cannot be searched: it is given twice, an axis changes it, or it belongs to the"
                + " rounds of the search.");
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
      return new SearchDimension(setting, StudyAxis.Scale.NAMES, false, 0, 0, values);
    }
    return range(json, members, setting);
  }

  private static SearchDimension range(
      LocatedJson json, Map<String, LocatedJson> members, String setting) {
    SettingKind kind = SettingCatalogue.get().setting(setting).kind();
    if (kind != SettingKind.NUMBER && kind != SettingKind.INTEGER) {
      throw json.problem("The setting " + setting + " is no number; it needs \"values\".");
    }
    LocatedJson from = StudyReader.required(json, members, "from");
    LocatedJson to = StudyReader.required(json, members, "to");
    StudyReader.setting(setting, from);
    StudyReader.setting(setting, to);
    StudyAxis.Scale scale = StudyReader.scale(members.get("scale"), StudyAxis.Scale.LINEAR);
    double least = from.number("\"from\"");
    double most = to.number("\"to\"");
    if (!(least < most) || scale == StudyAxis.Scale.NAMES) {
      throw json.problem("A range goes from a number up to a greater one, LINEAR or LOG.");
    }
    if (scale == StudyAxis.Scale.LOG && least <= 0) {
      throw from.problem("A range on the scale LOG begins above 0; found " + least + ".");
    }
    return new SearchDimension(setting, scale, kind == SettingKind.INTEGER, least, most, List.of());
  }

  /** Every trial of every cell, in full and as quick, before the first run. */
  static void requireTrials(Study study, LocatedJson json) {
    requireTrialsOf(study, json);
    requireTrialsOf(study.asQuick(), json);
  }

  private static void requireTrialsOf(Study study, LocatedJson json) {
    StudySearch search = study.search().orElseThrow();
    for (SearchTrial trial : search.drawTrials()) {
      StudyReader.requireConfigurations(study.with(StudyChange.ofSettings(trial.settings())), json);
    }
    for (StudyCell cell : StudyPlan.onAnyData(study).cells()) {
      TrainingSettings training = cell.config().training();
      for (StudySearch.Round round : search.rounds(training.epochs())) {
        boolean last = round.epochs() == training.epochs();
        if (!last && round.epochs() % training.evaluateEvery() != 0) {
          throw json.problem(
              "A round of the search ends after epoch "
                  + round.epochs()
                  + ", which is not evaluated: evaluateEvery is "
                  + training.evaluateEvery()
                  + ".");
        }
        if (!last && training.patience() > 0) {
          throw json.problem(
              "\"halving\" decides which trials end early; patience must be 0, found "
                  + training.patience()
                  + ".");
        }
      }
    }
  }
}
