package recdenoiser.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.Curves;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.run.ComparedCurves.Compared;
import recdenoiser.engine.run.RunCurve.Point;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

class RunCurveReaderTest {
  private static final RunConfig PLAIN = Presets.load(Presets.DEFAULT).config();

  @Test
  void stepsEpochsAndEvaluationsStandWhereTheyWereMeasured() {
    RunCurveReader run = run("one", PLAIN, 2);
    assertThat(run.curve(RunMetric.of("step-loss")).points())
        .containsExactly(new Point(0.25, 1, 1, 10.5), new Point(1.25, 5, 11, 20.5));
    assertThat(run.curve(RunMetric.of("loss/prediction")).points())
        .containsExactly(new Point(1, 4, 5, 1), new Point(2, 8, 15, 2));
    assertThat(run.curve(RunMetric.of("loss")).points())
        .extracting(Point::value)
        .containsExactly(1.5, 2.5);
    // Rank 2 after the first epoch and rank 1 after the second.
    assertThat(run.curve(RunMetric.of("mrr@10")).points())
        .containsExactly(new Point(1, 4, 6, 0.5), new Point(2, 8, 16, 1));
    assertThat(run.curve(RunMetric.of("full/hit@1")).points())
        .extracting(Point::value)
        .containsExactly(0.0, 0.0);
    assertThat(run.curve(RunMetric.of("probe/openShares")).points())
        .extracting(Point::value)
        .containsExactly(0.5, 0.5);
    assertThat(run.curve(RunMetric.of("loss/jacobian")).isEmpty()).isTrue();
    assertThat(run.metrics())
        .extracting(RunMetric::name)
        .contains("step-loss", "loss", "loss/masks", "speed", "probe/openShares", "full/ndcg@20");
  }

  @Test
  void aMetricThatThereIsNotIsNamed() {
    assertThatThrownBy(() -> RunMetric.of("ndcg@11"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no metric \"ndcg@11\"; there are loss,");
  }

  @Test
  void runsThatDifferInTheirSeedAreOneLineAndKeepTheirColour() {
    List<RunCurveReader> runs =
        List.of(
            run("a", PLAIN.with("seed", "1"), 2),
            run("b", PLAIN.with("seed", "1").with("learningRate", "0.01"), 2),
            run("c", PLAIN.with("seed", "2").with("tensorBoard", "true"), 1));
    List<Compared> compared = ComparedCurves.bySeeds(runs);
    assertThat(compared)
        .extracting(Compared::label)
        .containsExactly("SASRec, learningRate=0.001", "SASRec, learningRate=0.01");
    Curves curves = new Curves("validation NDCG@10");
    ComparedCurves.fill(curves, compared, RunMetric.of("mrr@10"));
    assertThat(curves.groups()).hasSize(1);
    assertThat(curves.groups().get(0).slot()).isZero();
    assertThat(curves.groups().get(0).members()).hasSize(2);
    assertThat(curves.groups().get(0).members().get(1).positions(CurveAxis.EPOCHS))
        .containsExactly(1);
    assertThat(curves.series()).hasSize(1);
    assertThat(curves.series().get(0).slot()).isEqualTo(1);
    assertThat(curves.best().orElseThrow().series()).isSameAs(curves.series().get(0));
  }

  @Test
  void eachRunForItselfIsCalledAfterItsFolder() {
    List<RunCurveReader> runs = List.of(run("a", PLAIN, 1), run("b", PLAIN, 1));
    assertThat(ComparedCurves.each(runs)).extracting(Compared::label).containsExactly("a", "b");
  }

  /** Four steps an epoch, of which the first is recorded. */
  private static RunCurveReader run(String name, RunConfig config, int epochs) {
    List<TrainingEvent> events = new ArrayList<>();
    events.add(new TrainingEvent.Started(1, epochs, 4, 100, 2, 10));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double begin = 10.0 * (epoch - 1);
      long step = 4L * (epoch - 1);
      LossTerms stepLoss = LossTerms.of(Map.of("prediction", 10.0 * epoch, "masks", 0.5));
      LossTerms meanLoss = LossTerms.of(Map.of("prediction", (double) epoch, "masks", 0.5));
      Map<String, double[][]> probes = Map.of("openShares", new double[][] {{0.25}, {0.75}});
      events.add(new TrainingEvent.StepTaken(epoch, step + 1, 1, stepLoss, 8, 80, begin + 1));
      events.add(
          new TrainingEvent.EpochEnded(epoch, step + 4, meanLoss, probes, 100, 1000, begin + 5, 0));
      Evaluation evaluation =
          new Evaluation(
              RankingMetrics.of(new double[] {3 - epoch}), RankingMetrics.of(new double[] {9}), 1);
      events.add(new TrainingEvent.Evaluated(epoch, Split.VALIDATION, evaluation, true, begin + 6));
    }
    SummaryBuilder summary = SummaryBuilder.of(events);
    RunRecord record =
        new RunRecord(
            RunRecord.FORMAT,
            name,
            "2026-01-01T00:00:00Z",
            RunState.FINISHED,
            config,
            new RunRecord.DataFacts("data", "sum", "shop", 1, 1, 1, null),
            Environment.current(1),
            summary.build());
    return RunCurveReader.of(record, events);
  }
}
