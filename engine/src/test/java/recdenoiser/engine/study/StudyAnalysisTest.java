package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.run.Spread;
import recdenoiser.engine.table.GridFormat;

/** Which axis matters, and who ranks where. */
final class StudyAnalysisTest {
  private static final StudyMeasure NDCG = new StudyMeasure("ndcg@10");

  /** Masks add .1, β adds .01, and every data set has its own level. */
  private static StudyResult result(int dataSets) {
    StringBuilder data = new StringBuilder();
    for (int d = 0; d < dataSets; d++) {
      data.append(d == 0 ? "" : ", ").append("{ \"name\": \"data-" + d + "\" }");
    }
    Study study =
        SmallStudy.read(
            SmallStudy.TEXT.replace(
                "{ \"name\": \"small\", \"title\": \"Small data\", \"file\": \"FILE\" }", data));
    List<CellResult> cells = new ArrayList<>();
    for (int d = 0; d < dataSets; d++) {
      for (String rule : List.of("plain", "masks")) {
        for (String beta : List.of("0.001", "0.1")) {
          Map<String, String> at = new LinkedHashMap<>();
          at.put("data", "data-" + d);
          at.put("rule", rule);
          at.put("beta", beta);
          double value =
              0.2 * d + (rule.equals("masks") ? 0.1 : 0) + (beta.equals("0.1") ? 0.01 : 0);
          cells.add(new CellResult(at, List.of(1L), Map.of(NDCG, List.of(value)), Map.of()));
        }
      }
    }
    return new StudyResult(study, cells, cells.size(), cells.size(), List.of());
  }

  @Test
  void profilesByHand() {
    List<AxisProfile> profiles = AxisProfile.of(result(3), NDCG);

    assertThat(profiles).extracting(one -> one.axis().name()).containsExactly("rule", "beta");
    AxisProfile rule = profiles.get(0);
    assertThat(rule.range()).isCloseTo(0.1, within(1e-12));
    assertThat(rule.points().get(0).difference()).isCloseTo(-0.05, within(1e-12));
    assertThat(rule.points().get(0).cells()).isEqualTo(6);
    double squares = 0.05 * 0.05 + 0.005 * 0.005;
    assertThat(rule.share()).isCloseTo(0.05 * 0.05 / squares, within(1e-12));
    assertThat(profiles.get(1).share()).isCloseTo(0.005 * 0.005 / squares, within(1e-12));
  }

  @Test
  void methodsAreRankedOverDataSetsWhereThereAreEnough() {
    StudyRanking ranking = StudyRanking.of(result(3), NDCG).orElseThrow();

    assertThat(ranking.methods()).containsExactly("masks", "plain");
    assertThat(ranking.meanRanks()).containsExactly(1.0, 2.0);
    assertThat(ranking.criticalDifference()).isCloseTo(1.96 * Math.sqrt(6 / 18.0), within(1e-3));
    assertThat(StudyRanking.of(result(2), NDCG)).isEmpty();
    assertThat(GridFormat.TEXT.write(StudyAnalysis.ranking(result(2), NDCG)))
        .contains("needs 3 at least on which all have results; there are 2");
    assertThat(GridFormat.TEXT.write(StudyAnalysis.ranking(result(3), NDCG)))
        .contains("masks", "1.00", "over 3 data sets");
    assertThat(GridFormat.TEXT.write(StudyAnalysis.profiles(result(3), NDCG)))
        .contains("Rule", "99\u2009%");
  }

  @Test
  void aDataSetThatLacksAMethodIsNotRankedOn() {
    StudyResult whole = result(4);
    StudyResult less =
        new StudyResult(whole.study(), whole.cells().subList(0, 14), 16, 14, List.of());

    assertThat(StudyRanking.of(less, NDCG).orElseThrow().dataSets())
        .containsExactly("data-0", "data-1", "data-2");
  }

  @Test
  void axesAndRanksAreDrawnWhereThereAreResults() throws Exception {
    FigureSize size = new FigureSize(640, 360);
    String axes = svg(StudyAnalysisFigure.axes(result(3), NDCG, size).orElseThrow());
    String ranks = svg(StudyAnalysisFigure.ranks(result(3), NDCG, size).orElseThrow());

    assertThat(axes).contains("Rule", "masks", "plain", "data-2", "NDCG@10");
    assertThat(ranks).contains("masks 1.00", "2.00 plain", "CD = 1.13", "over 3 data sets");
    assertThat(StudyAnalysisFigure.ranks(result(2), NDCG, size)).isEmpty();
    StudyResult none = new StudyResult(result(1).study(), List.of(), 4, 0, List.of());
    assertThat(StudyAnalysisFigure.axes(none, NDCG, size)).isEmpty();
  }

  private static String svg(Figure figure) throws IOException {
    return new String(FigureFormat.SVG.write(figure), StandardCharsets.UTF_8);
  }

  /** t of 0.975 with two degrees of freedom is 4.3027. */
  @Test
  void theIntervalOfAMeanIsStudents() {
    Spread spread = Spread.of(new double[] {1, 2, 3});

    assertThat(spread.halfInterval(0.95)).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(Spread.of(new double[] {1}).halfInterval(0.95)).isNaN();
  }
}
