package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.PreparedData;
import recdenoiser.engine.settings.SettingProblem;

/**
 * The runs of a study. Cells that ask for the same configuration share a run: a setting that has no
 * effect, such as β without masks, makes no other run.
 *
 * @param cells every combination of data at hand and points, the last axis running fastest
 * @param runs every run once, in the order of the seeds first, so that a study that is stopped has
 *     something of every cell
 */
public record StudyPlan(Study study, List<StudyCell> cells, List<PlannedRun> runs) {
  private static final String ANY_DATA = "sample:shop";

  /** Why there is no plan. */
  public static final class NotPossible extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotPossible(String sentence) {
      super(sentence);
    }
  }

  public StudyPlan {
    cells = List.copyOf(cells);
    runs = List.copyOf(runs);
  }

  /**
   * Data that name no file are left out.
   *
   * @throws NotPossible if the study searches, see {@link StudySearches}, no data is at hand or
   *     there are more runs than anybody means to start
   * @throws SettingProblem if a cell cannot be run, naming the cell
   */
  public static StudyPlan of(Study study) {
    if (study.search().isPresent()) {
      throw new NotPossible(
          "The study "
              + study.id()
              + " searches before it is run: its plan follows from its trials (study run).");
    }
    return untuned(study);
  }

  /** The study as it stands, whether or not it searches. */
  static StudyPlan untuned(Study study) {
    if (study.dataAtHand().isEmpty()) {
      String names = String.join(", ", study.data().stream().map(StudyData::name).toList());
      throw new NotPossible(
          "The study "
              + study.id()
              + " needs a file for its data: "
              + names
              + ". Name one, or run it as quick.");
    }
    return plan(study, study.dataAtHand());
  }

  /** Whether it could be run if there were files for its data. */
  static void check(Study study) {
    cells(study, anything(study)).forEach(StudyPlan::valid);
  }

  /** The study as it stands, if there were files for its data. */
  static StudyPlan onAnyData(Study study) {
    return plan(study, anything(study));
  }

  private static List<StudyData> anything(Study study) {
    return study.data().stream().map(one -> one.atHand() ? one : one.at(ANY_DATA)).toList();
  }

  private static StudyPlan plan(Study study, List<StudyData> data) {
    List<StudyCell> cells = new ArrayList<>();
    for (Cell cell : cells(study, data)) {
      RunConfig config = valid(cell);
      cells.add(new StudyCell(cell.at(), config, RunKey.atItsPlace(config)));
    }
    return ofCells(study, cells);
  }

  static StudyPlan ofCells(Study study, List<StudyCell> cells) {
    Map<RunKey, PlannedRun> runs = new LinkedHashMap<>();
    for (long seed : study.seeds()) {
      for (StudyCell cell : cells) {
        PlannedRun run = cell.run(seed);
        runs.putIfAbsent(run.key(), run);
      }
    }
    return new StudyPlan(study, cells, List.copyOf(runs.values()));
  }

  /** A place and what is asked for there. */
  private record Cell(Map<String, String> at, RunConfig config) {}

  private static List<Cell> cells(Study study, List<StudyData> data) {
    requireFew(study, data);
    List<Cell> cells = new ArrayList<>();
    for (StudyData one : data) {
      Map<String, RunConfig> starts = new HashMap<>();
      for (List<StudyPoint> points : combinations(study.axes())) {
        String preset = preset(study.base(), one, points);
        RunConfig start = starts.computeIfAbsent(preset, name -> start(name, study.base(), one));
        cells.add(cell(study, one, points, start));
      }
    }
    return cells;
  }

  private static void requireFew(Study study, List<StudyData> data) {
    double count = (double) data.size() * study.seeds().size();
    for (StudyAxis axis : study.axes()) {
      count *= axis.points().size();
    }
    if (count > Study.MOST_RUNS) {
      throw new NotPossible(
          "The study asks for "
              + (long) count
              + " runs; a study has "
              + Study.MOST_RUNS
              + " at most.");
    }
  }

  /** The last point that has one decides, then the data, then the base. */
  private static String preset(StudyBase base, StudyData data, List<StudyPoint> points) {
    String preset = data.preset().isEmpty() ? base.preset() : data.preset();
    for (StudyPoint point : points) {
      preset = point.preset(data.name()).orElse(preset);
    }
    return preset;
  }

  private static RunConfig start(String preset, StudyBase base, StudyData data) {
    RunConfig config = Presets.load(preset).config();
    config = with(config, base.settings());
    config = with(config, data.settings());
    config = with(config, base.changes());
    return PreparedData.locate(config.with("data", data.file()));
  }

  private static RunConfig with(RunConfig config, Map<String, String> settings) {
    RunConfig changed = config;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      changed = changed.with(setting.getKey(), setting.getValue());
    }
    return changed;
  }

  private static Cell cell(Study study, StudyData data, List<StudyPoint> points, RunConfig start) {
    RunConfig config = start;
    Map<String, String> at = new LinkedHashMap<>();
    at.put(Study.DATA_AXIS, data.name());
    for (int a = 0; a < points.size(); a++) {
      config = with(config, meant(points, a));
      at.put(study.axes().get(a).name(), points.get(a).name());
    }
    return new Cell(at, config);
  }

  /** The settings of one point, by the names that the others have for them. */
  private static Map<String, String> meant(List<StudyPoint> points, int which) {
    Map<String, String> meant = new LinkedHashMap<>();
    points
        .get(which)
        .settings()
        .forEach(
            (name, value) -> {
              String own = name;
              for (int a = 0; a < points.size(); a++) {
                own = a == which ? own : points.get(a).instead().getOrDefault(own, own);
              }
              meant.put(own, value);
            });
    return meant;
  }

  private static RunConfig valid(Cell cell) {
    try {
      return cell.config().requireValid();
    } catch (SettingProblem e) {
      throw new SettingProblem(e.setting(), "At " + place(cell.at()) + ": " + e.getMessage());
    }
  }

  private static String place(Map<String, String> at) {
    return String.join(
        ", ", at.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
  }

  private static List<List<StudyPoint>> combinations(List<StudyAxis> axes) {
    List<List<StudyPoint>> all = List.of(List.of());
    for (StudyAxis axis : axes) {
      List<List<StudyPoint>> longer = new ArrayList<>();
      for (List<StudyPoint> before : all) {
        for (StudyPoint point : axis.points()) {
          List<StudyPoint> one = new ArrayList<>(before);
          one.add(point);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }
}
