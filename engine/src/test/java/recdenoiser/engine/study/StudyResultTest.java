package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridFormat;

/** Tables and figures of fixed numbers, and tests of runs. */
final class StudyResultTest {
  private static final StudyMeasure NDCG = new StudyMeasure("ndcg@10");
  private static final StudyMeasure SECONDS = new StudyMeasure("seconds");

  @TempDir private Path folder;

  @Test
  void meansAndDeviationsStandInTheTableOfThePaper() {
    DataGrid grid = StudyTable.wide(fixed(), true);

    assertThat(grid.columns())
        .extracting(column -> column.title())
        .containsExactly(
            "Rule",
            "0.001 NDCG@10",
            "Δ",
            "0.001 Time (s)",
            "Δ",
            "0.1 NDCG@10",
            "Δ",
            "0.1 Time (s)",
            "Δ");
    assertThat(shown(grid, 1))
        .startsWith("masks", "0.4000 ± 0.0141", "+33.3\u2009%*", "30.00 ± 1.414", "–");
    assertThat(grid.notes().toString()).contains("2 seeds", "at most 2 epochs", "Holm");
  }

  @Test
  void everyCellStandsInTheLongTable() {
    DataGrid grid = StudyTable.cells(fixed(), true);

    assertThat(grid.rows()).hasSize(4);
    assertThat(shown(grid, 2))
        .startsWith(
            "Small data",
            "masks",
            "0.001",
            "2",
            "0.4000",
            "0.0141",
            "0.2729 … 0.5271",
            "+0.1000",
            "0.0300");
    for (GridFormat format : GridFormat.values()) {
      assertThat(format.write(grid)).contains("masks");
    }
  }

  @ParameterizedTest
  @EnumSource(StudyDrawing.Kind.class)
  void everyKindIsDrawn(StudyDrawing.Kind kind) throws IOException {
    StudyResult result = fixed();
    StudyResult drawn = drawnAs(result, kind);

    Figure figure = StudyFigure.of(drawn, NDCG, true, FigureSize.USUAL);

    Path file = Files.write(folder.resolve("figure.png"), FigureFormat.PNG.write(figure));
    assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThanOrEqualTo(figure.width());
    assertThat(new String(FigureFormat.SVG.write(figure), StandardCharsets.UTF_8))
        .contains("Small", "seeds");
    assertThat(StudyFigure.panels(drawn, NDCG, true, ChartStyle.ofFiles()))
        .hasSize(kind == StudyDrawing.Kind.TIME_LINES ? 2 : 1);
  }

  @Test
  void linesHaveTheMeansOverTheSeeds() {
    StudyFigure.Panel panel = StudyFigure.panels(fixed(), NDCG, true, ChartStyle.ofFiles()).get(0);

    XYPlot plot = panel.chart().getXYPlot();
    assertThat(plot.getDataset(0).getSeriesCount()).isEqualTo(2);
    assertThat(plot.getDataset(0).getXValue(1, 1)).isEqualTo(0.1);
    assertThat(plot.getDataset(0).getYValue(1, 0)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void whatCameOutIsDrawnAgainWithoutItsRuns() throws IOException {
    StudyResult result = fixed();
    Path file = folder.resolve("result.json");

    StudyResultFile.write(file, result);
    StudyResult again = StudyResultFile.read(file);

    assertThat(again.cells()).isEqualTo(result.cells());
    assertThat(StudyTable.cells(again, true).rows())
        .isEqualTo(StudyTable.cells(result, true).rows());
    assertThat(Files.readString(file)).doesNotContain(folder.toString());
  }

  @Test
  void damagedResultsAreRefusedWithTheirFile() throws IOException {
    Path file = Files.writeString(folder.resolve("result.json"), "{ \"format\": 1 }");
    assertThatThrownBy(() -> StudyResultFile.read(file)).hasMessageContaining("result.json");
    Files.writeString(file, "{ \"format\": 2 }");
    assertThatThrownBy(() -> StudyResultFile.read(file)).hasMessageContaining("format 2");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> StudyResultFile.read(file)).hasMessageContaining("line 1");
  }

  /**
   * Every number that is printed is of a cell of its study, and of data whose difference is said.
   */
  @Test
  void publishedNumbersBelongToTheirStudies() {
    for (Study study : Studies.list()) {
      Published.of(study)
          .ifPresent(
              published ->
                  assertThat(published.numbers())
                      .as(study.id())
                      .isNotEmpty()
                      .allSatisfy(number -> isOf(study, published, number)));
    }
    assertThat(Published.of(Studies.load("sasrec-table-4")).orElseThrow().numbers()).hasSize(36);
  }

  private static void isOf(Study study, Published published, Published.Number number) {
    assertThat(study.measures()).contains(number.measure());
    number
        .at()
        .forEach(
            (axis, point) -> {
              if (axis.equals(Study.DATA_AXIS)) {
                assertThat(study.data()).extracting(StudyData::name).contains(point);
                assertThat(published.differences()).containsKey(point);
              } else {
                assertThat(study.axis(axis).points()).extracting(StudyPoint::name).contains(point);
              }
            });
  }

  /** With its mark, its source and in what it differs; not where it is not asked for. */
  @Test
  void publishedNumbersNeverStandWithoutTheirMark() {
    Study study =
        Studies.load("sasrec-table-4").on(Map.of("games", folder.resolve("games.txt").toString()));
    StudyPlan plan = StudyPlan.of(study);
    StudyResult result = StudyResult.of(new StudyRuns(List.of(folder)).of(plan));

    String table = GridFormat.TEXT.write(StudyTable.wide(result, true));
    assertThat(table).contains("0.5360†", "Published†", "Table IV", "negatives", "31,013 users");
    assertThat(GridFormat.TEXT.write(StudyTable.wide(result, false))).doesNotContain("†");
    assertThat(StudyFigure.caption(result, true).toString()).contains("† Published: Kang");
    assertThat(StudyFigure.caption(result, false).toString()).doesNotContain("†");
  }

  @ParameterizedTest
  @EnumSource(
      value = StudyDrawing.Kind.class,
      names = {"LINES", "BARS"})
  void publishedNumbersAreDrawnBesideOurs(StudyDrawing.Kind kind) {
    Study study =
        Studies.load("sasrec-table-5").on(Map.of("ml-1m", folder.resolve("ml.txt").toString()));
    StudyResult empty = StudyResult.of(new StudyRuns(List.of(folder)).of(StudyPlan.of(study)));
    StudyResult result = drawnAs(empty, kind, "n", "");

    XYPlot plot =
        StudyFigure.panels(result, NDCG, true, ChartStyle.ofFiles()).get(0).chart().getXYPlot();

    int published = plot.getDatasetCount() - 1;
    assertThat(plot.getDataset(published).getItemCount(0)).isEqualTo(8);
    assertThat(plot.getDataset(published).getYValue(0, 0)).isEqualTo(0.480);
    assertThat(plot.getDataset(published).getSeriesKey(0).toString()).contains("published†");
  }

  /** Paired over the seeds and over the users, as a comparison of the same runs does. */
  @Test
  void cellsAreTestedAgainstTheirBaseline() throws IOException {
    Study study = SmallStudy.on(SmallData.write(folder));
    Path runs = folder.resolve("runs");
    StudyPlan plan = StudyPlan.of(study);
    for (PlannedRun run : plan.runs()) {
      ExperimentRun.create(run.config(), runs, 1).execute(event -> {});
    }
    StudyStatus status = new StudyRuns(List.of(runs)).of(plan);

    StudyResult result = new StudyTests().test(status, 1, (run, done, all) -> {});

    assertThat(result.complete()).isTrue();
    assertThat(result.notes()).isEmpty();
    CellResult plain = result.cells().get(0);
    CellResult masks = result.cells().get(2);
    assertThat(plain.contrasts()).isEmpty();
    CellResult.Contrast contrast = masks.contrast(NDCG).orElseThrow();
    assertThat(contrast.against()).isEqualTo("plain");
    assertThat(contrast.difference())
        .isCloseTo(masks.spread(NDCG).mean() - plain.spread(NDCG).mean(), within(1e-12));
    assertThat(contrast.seeds()).isEqualTo(2);
    assertThat(contrast.seedsP()).isBetween(0.0, 1.0);
    assertThat(contrast.usersHolm()).isBetween(contrast.usersP(), 1.0);
    assertThat(masks.contrast(SECONDS).orElseThrow().usersP()).isNaN();
  }

  private StudyResult fixed() {
    Study study = SmallStudy.on(folder.resolve("small.txt"));
    List<CellResult> cells = new ArrayList<>();
    double mean = 0.3;
    for (String rule : List.of("plain", "masks")) {
      for (String beta : List.of("0.001", "0.1")) {
        Map<String, String> at = new LinkedHashMap<>();
        at.put("data", "small");
        at.put("rule", rule);
        at.put("beta", beta);
        Map<StudyMeasure, CellResult.Contrast> contrasts =
            rule.equals("plain")
                ? Map.of()
                : Map.of(
                    NDCG, new CellResult.Contrast("plain", 0.1, 1 / 3.0, 2, 0.03, 0.03, 0.2, 0.4));
        Map<StudyMeasure, List<Double>> values = new LinkedHashMap<>();
        values.put(NDCG, List.of(mean - 0.01, mean + 0.01));
        values.put(SECONDS, List.of(29.0, 31.0));
        cells.add(new CellResult(at, List.of(1L, 2L), values, contrasts));
      }
      mean += 0.1;
    }
    return new StudyResult(study, cells, 6, 6, List.of());
  }

  private static StudyResult drawnAs(StudyResult result, StudyDrawing.Kind kind) {
    return drawnAs(result, kind, "beta", "rule");
  }

  private static StudyResult drawnAs(
      StudyResult result, StudyDrawing.Kind kind, String across, String lines) {
    Study study = result.study();
    return new StudyResult(
        new Study(
            study.id(),
            study.title(),
            study.source(),
            study.note(),
            study.base(),
            study.data(),
            study.axes(),
            study.seeds(),
            study.measures(),
            study.baseline(),
            new StudyDrawing(kind, across, lines),
            study.published(),
            study.quick()),
        result.cells(),
        result.runs(),
        result.finished(),
        result.notes());
  }

  private static List<String> shown(DataGrid grid, int row) {
    return grid.rows().get(row).stream().map(GridCell::shown).toList();
  }
}
