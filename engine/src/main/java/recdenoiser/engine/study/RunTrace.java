package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskFiles;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.run.RunCurve;
import recdenoiser.engine.run.RunCurveReader;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunMetric;
import recdenoiser.engine.run.RunRecord;

/** Reads what a drawing needs of a run beyond its summary, from the files of the run. */
final class RunTrace {
  /** So many positions are shown of a map of attention; more are too small to be seen. */
  static final int POSITIONS = 15;

  private RunTrace() {}

  /**
   * @param folder of a run that has ended
   */
  static CellTrace read(Study study, Path folder, RunRecord record) throws IOException {
    StudyDrawing.Kind kind = study.drawing().kind();
    return new CellTrace(
        kind == StudyDrawing.Kind.TIME_LINES ? curves(study, folder) : Map.of(),
        kind == StudyDrawing.Kind.ATTENTION_MAPS ? maps(new RunFolder(folder), record) : List.of(),
        values(study, new RunFolder(folder), record));
  }

  /** Whether a study needs anything of the files of its runs. */
  static boolean isNeeded(Study study) {
    return study.drawing().kind().traced()
        || study.measures().stream().anyMatch(StudyMeasure::inFiles);
  }

  private static Map<String, Double> values(Study study, RunFolder folder, RunRecord record)
      throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    for (StudyMeasure measure : study.measures()) {
      if (measure.name().equals(StudyMeasure.LOSS)) {
        List<RunCurve.Point> loss =
            RunCurveReader.open(folder).curve(RunMetric.of(RunMetric.LOSS)).points();
        values.put(measure.name(), loss.isEmpty() ? Double.NaN : loss.get(loss.size() - 1).value());
      } else if (measure.name().equals(StudyMeasure.ZEROS)) {
        OptionalInt epoch = snapshot(folder, record);
        values.put(
            measure.name(),
            epoch.isPresent() ? MaskFiles.zeroShare(folder, epoch.getAsInt()) : Double.NaN);
      }
    }
    return values;
  }

  private static Map<StudyMeasure, List<CellTrace.Point>> curves(Study study, Path folder)
      throws IOException {
    RunCurveReader reader = RunCurveReader.open(new RunFolder(folder));
    Map<StudyMeasure, List<CellTrace.Point>> curves = new LinkedHashMap<>();
    for (StudyMeasure measure : study.measures()) {
      if (measure.ranking().isPresent()) {
        RunCurve curve = reader.curve(RunMetric.of(measure.ranking().get()));
        curves.put(measure, curve.points().stream().map(RunTrace::point).toList());
      }
    }
    return curves;
  }

  private static CellTrace.Point point(RunCurve.Point point) {
    return new CellTrace.Point(
        (int) Math.round(point.epoch()), point.seconds(), point.value(), Double.NaN);
  }

  /** The last snapshot that is not after the best epoch; none for a model without attention. */
  private static OptionalInt snapshot(RunFolder folder, RunRecord record) throws IOException {
    List<Integer> epochs = Files.isDirectory(folder.masks()) ? folder.maskEpochs() : List.of();
    int best = record.summary().bestEpoch();
    OptionalInt last =
        epochs.stream()
            .mapToInt(epoch -> epoch)
            .filter(epoch -> best == 0 || epoch <= best)
            .reduce((one, other) -> other);
    return last.isPresent() || epochs.isEmpty() ? last : OptionalInt.of(epochs.get(0));
  }

  private static List<CellTrace.AttentionMap> maps(RunFolder folder, RunRecord record)
      throws IOException {
    OptionalInt epoch = snapshot(folder, record);
    if (epoch.isEmpty()) {
      return List.of();
    }
    List<HeatMatrix> blocks = MaskMaps.read(folder, epoch.getAsInt()).maps().get(MapKind.ATTENTION);
    List<CellTrace.AttentionMap> maps = new ArrayList<>();
    maps.add(map(blocks, 0));
    if (blocks.size() > 1) {
      maps.add(map(blocks, blocks.size() - 1));
    }
    return maps;
  }

  private static CellTrace.AttentionMap map(List<HeatMatrix> blocks, int block) {
    HeatMatrix newest = blocks.get(block).newest(Math.min(POSITIONS, blocks.get(block).size()));
    List<List<Double>> weights = new ArrayList<>();
    for (int query = 0; query < newest.size(); query++) {
      List<Double> row = new ArrayList<>();
      for (int key = 0; key < newest.size(); key++) {
        row.add(decimal(newest.value(query, key)));
      }
      weights.add(row);
    }
    return new CellTrace.AttentionMap(block + 1, blocks.size(), weights);
  }

  /** As short in a file as the single precision it comes from. */
  private static double decimal(float weight) {
    return Double.parseDouble(Float.toString(weight));
  }
}
