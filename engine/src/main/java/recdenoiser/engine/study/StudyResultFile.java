package recdenoiser.engine.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;

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
      Map<String, Test> tests) {}

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

  private static Study withoutFolders(Study study) {
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
    byte[] bytes = Files.readAllBytes(file);
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
      Sheet sheet = Json.LINES.treeToValue(tree, Sheet.class);
      Study study = StudyReader.read(file.toString(), Json.pretty(sheet.study()));
      List<CellResult> cells = new ArrayList<>();
      for (Cell cell : sheet.cells()) {
        cells.add(cell(cell));
      }
      return new StudyResult(study, cells, sheet.runs(), sheet.finished(), sheet.notes());
    } catch (JsonProcessingException e) {
      throw Json.malformed(file.toString(), e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException(file + " is no result of a study: " + e.getMessage(), e);
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
    return new Cell(cell.at(), cell.seeds(), values, tests);
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
    return new CellResult(cell.at(), cell.seeds(), values, tests);
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
