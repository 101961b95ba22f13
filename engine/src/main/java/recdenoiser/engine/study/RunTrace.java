package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.run.MapKind;
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
    return switch (study.drawing().kind()) {
      case TIME_LINES -> new CellTrace(curves(study, folder), List.of());
      case ATTENTION_MAPS -> new CellTrace(Map.of(), maps(new RunFolder(folder), record));
      case LINES, BARS, TABLE, HEAT_MAP, SCATTER -> CellTrace.NONE;
    };
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

  /** Of the last snapshot that is not after the best epoch; none for a model without attention. */
  private static List<CellTrace.AttentionMap> maps(RunFolder folder, RunRecord record)
      throws IOException {
    List<Integer> epochs = Files.isDirectory(folder.masks()) ? folder.maskEpochs() : List.of();
    if (epochs.isEmpty()) {
      return List.of();
    }
    int best = record.summary().bestEpoch();
    int epoch =
        epochs.stream()
            .filter(one -> best == 0 || one <= best)
            .reduce((one, other) -> other)
            .orElse(epochs.get(0));
    List<HeatMatrix> blocks = MaskMaps.read(folder, epoch).maps().get(MapKind.ATTENTION);
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
