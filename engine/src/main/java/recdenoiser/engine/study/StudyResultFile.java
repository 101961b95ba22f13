package recdenoiser.engine.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.OrdinaryFile;

/**
 * What came out of a study as one JSON file, from which its figure and tables can be drawn again
 * without the runs.
 */
public final class StudyResultFile {
  private static final int FORMAT = 1;

  private StudyResultFile() {}

  /** The whole file. */
  private record Sheet(
      int format,
      Map<String, Object> study,
      int runs,
      int finished,
      List<Cell> cells,
      List<String> notes) {}

  /** Numbers that there are not are null. */
  private record Cell(
      Map<String, String> at,
      List<Long> seeds,
      Map<String, List<Double>> values,
      Map<String, Test> tests,
      Trace trace) {}

  /** Null where nothing is drawn from it. */
  private record Trace(Map<String, List<CurvePoint>> curves, List<AttentionMap> maps) {}

  private record AttentionMap(int block, int blocks, List<List<Double>> weights) {}

  private record CurvePoint(int epoch, double seconds, double value, Double deviation) {}

  private record Test(
      String against,
      double difference,
      Double relative,
      int seeds,
      Double seedsP,
      Double seedsHolm,
      Double usersP,
      Double usersHolm) {}

  public static void write(Path file, StudyResult result) throws IOException {
    AtomicFiles.write(file, Json.pretty(sheet(result)));
  }

  /** For programs, as the file has it: of the data only the names of their files. */
  public static Object sheet(StudyResult result) {
    return new Sheet(
        FORMAT,
        StudyFile.tree(withoutFolders(result.study())),
        result.runs(),
        result.finished(),
        result.cells().stream().map(StudyResultFile::cell).toList(),
        result.notes());
  }

  static Study withoutFolders(Study study) {
    Map<String, String> files = new LinkedHashMap<>();
    for (StudyData data : study.dataAtHand()) {
      if (!data.file().startsWith(DataSets.SAMPLE)) {
        files.put(data.name(), Path.of(data.file()).getFileName().toString());
      }
    }
    return study.on(files);
  }

  /**
   * @throws IOException if it cannot be read or is malformed, naming the place
   */
  public static StudyResult read(Path file) throws IOException {
    return read(file.toString(), OrdinaryFile.bytes(file));
  }

  /**
   * @param file its name, for sentences
   */
  static StudyResult read(String file, byte[] bytes) throws IOException {
    try {
      JsonNode tree = Json.LINES.readTree(bytes);
      if (tree.path("format").asInt() != FORMAT) {
        throw new IOException(
            file
                + " has format "
                + tree.path("format")
                + "; expected the result of a study of format "
                + FORMAT
                + ".");
      }
      tree.path("cells").forEach(StudyResultFile::withoutTrace);
      Sheet sheet = Json.LINES.treeToValue(tree, Sheet.class);
      Study study = StudyReader.read(file, Json.pretty(sheet.study()));
      List<CellResult> cells = new ArrayList<>();
      for (Cell cell : sheet.cells()) {
        cells.add(cell(cell));
      }
      return new StudyResult(study, cells, sheet.runs(), sheet.finished(), sheet.notes());
    } catch (JsonProcessingException e) {
      throw Json.malformed(file, bytes, e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException(file + " is no result of a study: " + e.getMessage(), e);
    }
  }

  /** Files of before there were traces. */
  private static void withoutTrace(JsonNode cell) {
    if (cell instanceof ObjectNode object && !object.has("trace")) {
      object.putNull("trace");
    }
  }

  private static Cell cell(CellResult cell) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    cell.values()
        .forEach(
            (measure, all) -> {
              List<Double> numbers = new ArrayList<>();
              all.forEach(value -> numbers.add(orNull(value)));
              values.put(measure.name(), numbers);
            });
    Map<String, Test> tests = new LinkedHashMap<>();
    cell.contrasts().forEach((measure, contrast) -> tests.put(measure.name(), test(contrast)));
    return new Cell(cell.at(), cell.seeds(), values, tests, trace(cell.trace()));
  }

  private static Trace trace(CellTrace trace) {
    if (trace.curves().isEmpty() && trace.maps().isEmpty()) {
      return null;
    }
    Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
    trace
        .curves()
        .forEach(
            (measure, points) ->
                curves.put(
                    measure.name(), points.stream().map(StudyResultFile::curvePoint).toList()));
    return new Trace(curves, trace.maps().stream().map(StudyResultFile::map).toList());
  }

  private static CurvePoint curvePoint(CellTrace.Point point) {
    return new CurvePoint(point.epoch(), point.seconds(), point.value(), orNull(point.deviation()));
  }

  private static AttentionMap map(CellTrace.AttentionMap map) {
    List<List<Double>> weights = new ArrayList<>();
    for (List<Double> row : map.weights()) {
      List<Double> numbers = new ArrayList<>();
      row.forEach(weight -> numbers.add(orNull(weight)));
      weights.add(numbers);
    }
    return new AttentionMap(map.block(), map.blocks(), weights);
  }

  private static Test test(CellResult.Contrast contrast) {
    return new Test(
        contrast.against(),
        contrast.difference(),
        orNull(contrast.relative()),
        contrast.seeds(),
        orNull(contrast.seedsP()),
        orNull(contrast.seedsHolm()),
        orNull(contrast.usersP()),
        orNull(contrast.usersHolm()));
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static CellResult cell(Cell cell) {
    Map<StudyMeasure, List<Double>> values = new LinkedHashMap<>();
    cell.values()
        .forEach(
            (name, all) ->
                values.put(
                    new StudyMeasure(name), all.stream().map(StudyResultFile::orNaN).toList()));
    Map<StudyMeasure, CellResult.Contrast> tests = new LinkedHashMap<>();
    cell.tests().forEach((name, test) -> tests.put(new StudyMeasure(name), contrast(test)));
    return new CellResult(cell.at(), cell.seeds(), values, tests, trace(cell.trace()));
  }

  private static CellTrace trace(Trace trace) {
    if (trace == null) {
      return CellTrace.NONE;
    }
    Map<StudyMeasure, List<CellTrace.Point>> curves = new LinkedHashMap<>();
    trace
        .curves()
        .forEach(
            (measure, points) ->
                curves.put(
                    new StudyMeasure(measure),
                    points.stream().map(StudyResultFile::tracePoint).toList()));
    return new CellTrace(curves, trace.maps().stream().map(StudyResultFile::map).toList());
  }

  private static CellTrace.Point tracePoint(CurvePoint point) {
    return new CellTrace.Point(
        point.epoch(), point.seconds(), point.value(), orNaN(point.deviation()));
  }

  private static CellTrace.AttentionMap map(AttentionMap map) {
    return new CellTrace.AttentionMap(
        map.block(),
        map.blocks(),
        map.weights().stream()
            .map(row -> row.stream().map(StudyResultFile::orNaN).toList())
            .toList());
  }

  private static CellResult.Contrast contrast(Test test) {
    return new CellResult.Contrast(
        test.against(),
        test.difference(),
        orNaN(test.relative()),
        test.seeds(),
        orNaN(test.seedsP()),
        orNaN(test.seedsHolm()),
        orNaN(test.usersP()),
        orNaN(test.usersHolm()));
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }
}
