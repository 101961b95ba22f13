package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;

/** What is drawn of runs' own files: quality over time, and attention over positions. */
final class StudyTraceTest {
  private static final StudyMeasure NDCG = new StudyMeasure("ndcg@10");
  private static final double NONE = Double.NaN;

  @TempDir private Path folder;

  /** Seconds 2 and 4 give 3; 0.2 and 0.4 give 0.3 ± 0.1414; the third epoch only one has. */
  @Test
  void seedsAreAveragedWhereAllHaveAnEpoch() {
    CellTrace one = curve(point(1, 2, 0.2), point(2, 5, 0.5), point(3, 8, 0.9));
    CellTrace other = curve(point(1, 4, 0.4), point(2, 7, 0.7));

    List<CellTrace.Point> mean = CellTrace.mean(List.of(one, other)).curve(NDCG);

    assertThat(mean).extracting(CellTrace.Point::epoch).containsExactly(1, 2);
    assertThat(mean.get(0).seconds()).isEqualTo(3);
    assertThat(mean.get(0).value()).isCloseTo(0.3, within(1e-12));
    assertThat(mean.get(0).deviation()).isCloseTo(Math.sqrt(0.02), within(1e-12));
  }

  @Test
  void mapsAreAveragedWeightByWeight() {
    CellTrace one = map(List.of(List.of(1.0, NONE), List.of(0.2, 0.8)));
    CellTrace other = map(List.of(List.of(1.0, NONE), List.of(0.6, 0.4)));

    CellTrace.AttentionMap mean = CellTrace.mean(List.of(one, other)).maps().get(0);

    assertThat(mean.block()).isEqualTo(2);
    assertThat(mean.weights().get(0)).containsExactly(1.0, NONE);
    assertThat(mean.weights().get(1).get(0)).isCloseTo(0.4, within(1e-12));
  }

  /** The same runs, read from their folders, saved, read again and drawn in both ways. */
  @Test
  void runsAreDrawnOverTimeAndOverPositions() throws IOException {
    Study lines = drawn("TIME_LINES");
    Path runs = folder.resolve("runs");
    for (PlannedRun run : StudyPlan.of(lines).runs()) {
      ExperimentRun.create(run.config(), runs, 1).execute(event -> {});
    }

    StudyResult overTime = result(lines, runs);
    CellResult cell = overTime.cells().get(0);
    assertThat(cell.trace().curve(NDCG)).extracting(CellTrace.Point::epoch).containsExactly(1, 2);
    List<StudyFigure.Panel> panels = panels(overTime);
    assertThat(panels).hasSize(1);
    XYDataset data = ((XYPlot) panels.get(0).chart().getPlot()).getDataset(0);
    assertThat(data.getSeriesCount()).isEqualTo(2);
    assertThat(data.getItemCount(0)).isEqualTo(2);
    assertThat(data.getXValue(0, 1)).isEqualTo(cell.trace().curve(NDCG).get(1).seconds());

    StudyResult maps = result(drawn("ATTENTION_MAPS"), runs);
    assertThat(panels(maps)).hasSize(4);
    assertThat(panels(maps).get(1).title()).isEqualTo("Small data, Rule plain, block 2 of 2");
    List<List<Double>> weights = maps.cells().get(0).trace().maps().get(0).weights();
    assertThat(weights).hasSize(8);
    assertThat(weights.get(7).stream().mapToDouble(weight -> weight).sum())
        .as("the newest query's weights over the keys that anybody has")
        .isGreaterThan(0.9);
    assertThat(StudyFigure.caption(maps, true).toString()).contains("position 0 is the newest");
    for (StudyResult one : List.of(overTime, maps)) {
      Path file = folder.resolve("result.json");
      StudyResultFile.write(file, one);
      assertThat(StudyResultFile.read(file).cells()).isEqualTo(one.cells());
    }
  }

  /** A point to which the width is the width of a hidden layer. */
  @Test
  void aSettingOfAnAxisMayGoByAnotherName() {
    Study study =
        SmallStudy.read(
            SmallStudy.TEXT
                .replace(
                    "\"settings\": { \"attention\": \"LEARNED_MASK\" }",
                    "\"settings\": { \"model\": \"GRU4REC_PLUS\", \"attention\": \"SOFTMAX\" },"
                        + " \"instead\": { \"width\": \"hiddenWidth\" }")
                .replace("\"setting\": \"maskPenalty\"", "\"setting\": \"width\"")
                .replace("[ 0.001, 0.1 ]", "[ 4, 16 ]")
                .replace("[ 0.5 ]", "[ 6 ]"));

    List<StudyCell> cells = StudyPlan.of(study).cells();

    assertThat(cells.get(1).config().model().width()).isEqualTo(16);
    assertThat(cells.get(3).config().model().width()).isEqualTo(8);
    assertThat(hiddenWidth(cells.get(3))).isEqualTo("16");
    assertThat(cells.get(2).key()).isNotEqualTo(cells.get(3).key());
  }

  private static String hiddenWidth(StudyCell cell) {
    return SettingCatalogue.get().get(cell.config(), "hiddenWidth");
  }

  private Study drawn(String kind) throws IOException {
    String text =
        SmallStudy.TEXT
            .replace("FILE", SmallData.write(folder).toString())
            .replace("[ 1, 2 ]", "[ 1 ]")
            .replace("[ 0.001, 0.1 ]", "[ 0.1 ]")
            .replace(
                "{ \"kind\": \"LINES\", \"across\": \"beta\"",
                "{ \"kind\": \"" + kind + "\", \"across\": \"data\"");
    return SmallStudy.read(text);
  }

  private static StudyResult result(Study study, Path runs) {
    return StudyResult.of(new StudyRuns(List.of(runs)).of(StudyPlan.of(study)));
  }

  private static List<StudyFigure.Panel> panels(StudyResult result) {
    return StudyFigure.panels(result, NDCG, true, ChartStyle.ofFiles());
  }

  private static CellTrace curve(CellTrace.Point... points) {
    return new CellTrace(Map.of(NDCG, List.of(points)), List.of());
  }

  private static CellTrace.Point point(int epoch, double seconds, double value) {
    return new CellTrace.Point(epoch, seconds, value, NONE);
  }

  private static CellTrace map(List<List<Double>> weights) {
    return new CellTrace(Map.of(), List.of(new CellTrace.AttentionMap(2, 2, weights)));
  }
}
