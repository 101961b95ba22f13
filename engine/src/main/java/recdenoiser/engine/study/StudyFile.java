package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;
import recdenoiser.engine.text.Numbers;

/** Studies as files that people write and read. */
public final class StudyFile {
  private static final long MOST_BYTES = 4 << 20;

  private StudyFile() {}

  /**
   * Data with a relative path are looked for beside the file.
   *
   * @throws StudyProblem with the file and the line, if it is no study or one that cannot be run
   * @throws IOException if it cannot be read
   */
  public static Study read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new StudyProblem(file.toString(), 0, "The file is too large for a study.");
    }
    Study study = StudyReader.read(file.toString(), OrdinaryFile.bytes(file));
    return beside(file.toAbsolutePath().normalize().getParent(), study);
  }

  private static Study beside(Path folder, Study study) {
    Map<String, String> files = new LinkedHashMap<>();
    for (StudyData data : study.dataAtHand()) {
      if (!data.file().startsWith(DataSets.SAMPLE)) {
        files.put(data.name(), folder.resolve(data.file()).normalize().toString());
      }
    }
    return study.on(files);
  }

  /** Writes a study in one piece or not at all, as {@link #read} reads it. */
  public static void write(Path file, Study study) throws IOException {
    AtomicFiles.write(file, Json.pretty(tree(study)));
  }

  /** A study as it is written, for programs. */
  public static Map<String, Object> tree(Study study) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", StudyReader.FORMAT);
    tree.put("id", study.id());
    tree.put("title", study.title());
    tree.put("source", study.source());
    putIfAny(tree, "note", study.note());
    tree.put("base", base(study.base()));
    tree.put("data", data(study.data()));
    tree.put("axes", study.axes().stream().map(StudyFile::axis).toList());
    tree.put("seeds", study.seeds());
    tree.put("measures", study.measures().stream().map(StudyMeasure::name).toList());
    study.baseline().ifPresent(one -> tree.put("baseline", one));
    Map<String, Object> drawing = new LinkedHashMap<>();
    drawing.put("kind", study.drawing().kind());
    drawing.put("across", study.drawing().across());
    putIfAny(drawing, "lines", study.drawing().lines());
    tree.put("draw", drawing);
    putIfAny(tree, "published", study.published());
    study.search().ifPresent(search -> tree.put("search", search(search)));
    if (!study.quick().equals(StudyChange.NONE)) {
      tree.put("quick", change(study.quick()));
    }
    return tree;
  }

  private static Map<String, Object> base(StudyBase base) {
    Map<String, String> settings = new LinkedHashMap<>(base.settings());
    settings.putAll(base.changes());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("preset", base.preset());
    tree.put("settings", settings);
    return tree;
  }

  private static List<Map<String, Object>> data(List<StudyData> data) {
    List<Map<String, Object>> trees = new ArrayList<>();
    for (StudyData one : data) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", one.name());
      tree.put("title", one.title());
      putIfAny(tree, "file", one.file());
      putIfAny(tree, "preset", one.preset());
      if (!one.settings().isEmpty()) {
        tree.put("settings", one.settings());
      }
      trees.add(tree);
    }
    return trees;
  }

  private static Map<String, Object> axis(StudyAxis axis) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", axis.name());
    tree.put("label", axis.label());
    if (axis.ofSetting()) {
      tree.put("setting", axis.setting());
      tree.put("scale", axis.scale());
      tree.put("values", axis.points().stream().map(StudyPoint::name).toList());
    } else {
      tree.put("points", axis.points().stream().map(StudyFile::point).toList());
    }
    return tree;
  }

  private static Map<String, Object> point(StudyPoint point) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", point.name());
    if (!point.presets().isEmpty()) {
      tree.put("preset", presets(point));
    }
    tree.put("settings", point.settings());
    putIfAny(tree, "against", point.against());
    if (!point.instead().isEmpty()) {
      tree.put("instead", point.instead());
    }
    return tree;
  }

  private static Map<String, Object> search(StudySearch search) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("trials", search.trials());
    tree.put("quickTrials", search.quickTrials());
    tree.put("seed", search.seed());
    if (search.firstEpochs() > 0) {
      tree.put("halving", Map.of("epochs", search.firstEpochs(), "keep", search.keep()));
    }
    tree.put("space", search.space().stream().map(StudyFile::dimension).toList());
    return tree;
  }

  private static Map<String, Object> dimension(SearchDimension dimension) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("setting", dimension.setting());
    if (!dimension.values().isEmpty()) {
      tree.put("values", dimension.values());
      return tree;
    }
    tree.put("from", Numbers.decimal(dimension.from()));
    tree.put("to", Numbers.decimal(dimension.to()));
    tree.put("scale", dimension.scale());
    return tree;
  }

  private static Object presets(StudyPoint point) {
    boolean one = point.presets().keySet().equals(Set.of(StudyPoint.ANY_DATA));
    return one ? point.presets().get(StudyPoint.ANY_DATA) : point.presets();
  }

  private static Map<String, Object> change(StudyChange change) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!change.data().isEmpty()) {
      tree.put("data", data(change.data()));
    }
    tree.put("settings", change.settings());
    if (!change.seeds().isEmpty()) {
      tree.put("seeds", change.seeds());
    }
    tree.put("points", change.points());
    return tree;
  }

  private static void putIfAny(Map<String, Object> tree, String name, String value) {
    if (!value.isEmpty()) {
      tree.put(name, value);
    }
  }
}
