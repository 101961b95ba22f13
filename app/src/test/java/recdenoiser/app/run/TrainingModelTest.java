package recdenoiser.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.app.chart.CurveModel;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.figure.CurveAxis;
import recdenoiser.engine.figure.CurveSeries;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

class TrainingModelTest {
  private static final RunConfig MASKED =
      Presets.load("sample").config().with("loss", "BINARY").with("jacobianPenalty", "0.001");
  private static final RunConfig PLAIN = Presets.load("sasrec-default").config();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final List<MaskSnapshot> masks = new ArrayList<>();
  private final TrainingModel model = new TrainingModel(InstantSource.fixed(NOW), masks::add);

  @Test
  void theLossOfAMaskedRunHasItsParts() {
    begin(MASKED);
    model.apply(epochEnded(1, 2.0));
    assertThat(labels(model.curves().loss()))
        .containsExactly("total", "BCE", "β · masks", "γ · Jacobian");
    assertThat(model.curves().loss().series().stream().map(line -> line.value(0)))
        .containsExactly(2.75, 2.0, 0.5, 0.25);
  }

  @Test
  void nothingOfTheRunBeforeIsLeftWhileTheNextIsPrepared() {
    begin(MASKED);
    model.apply(epochEnded(1, 2.0));
    model.fail("No space left.");
    model.prepare();
    assertThat(model.curves().loss().series()).isEmpty();
    assertThat(model.curves().validation().series()).isEmpty();
    assertThat(model.messageProperty().get()).isEmpty();
    assertThat(model.folderProperty().get()).isNull();
    assertThat(model.epochsProperty().get()).isZero();
    assertThat(model.remainingProperty().get()).isNaN();
  }

  @Test
  void aPlainRunHasOneLine() {
    begin(PLAIN);
    model.apply(heads(1, new double[0][], new double[0][]));
    assertThat(labels(model.curves().loss())).containsExactly("total = BCE");
  }

  @Test
  void aFastEpochIsOnePointAndASlowOneSeveral() {
    begin(PLAIN);
    step(1, 1, 0.1, 4.0);
    step(1, 2, 0.2, 2.0);
    model.apply(epochEnded(1, 3.0));
    CurveSeries total = model.curves().loss().series().get(0);
    assertThat(total.positions(CurveAxis.EPOCHS)).containsExactly(1);
    step(2, 1, 13.0, 8.0);
    step(2, 2, 16.0, 6.0);
    step(2, 3, 16.5, 1.0);
    model.apply(epochEnded(2, 5.0));
    assertThat(total.positions(CurveAxis.EPOCHS)).containsExactly(1, 1.25, 1.5, 2);
    assertThat(total.values()[3]).isEqualTo(1.0);
  }

  @Test
  void validationMarksTheBestAndTestIsTheResult() {
    begin(PLAIN);
    model.apply(evaluated(1, Split.VALIDATION, 0.2, true));
    model.apply(evaluated(2, Split.VALIDATION, 0.1, false));
    assertThat(model.bestEpochProperty().get()).isEqualTo(1);
    assertThat(model.resultProperty().get().epoch()).isEqualTo(1);
    CurveModel validation = model.curves().validation();
    assertThat(labels(validation))
        .containsExactly(
            "Hit@10 negatives",
            "Hit@10 all, without seen",
            "NDCG@10 negatives",
            "NDCG@10 all, without seen",
            "Hit@10 popular negatives",
            "NDCG@10 popular negatives");
    assertThat(validation.best().orElseThrow().epoch()).isEqualTo(1);
    assertThat(validation.best().orElseThrow().series().label()).isEqualTo("NDCG@10 negatives");
    model.apply(evaluated(1, Split.TEST, 0.15, false));
    assertThat(model.resultProperty().get().split()).isEqualTo(Split.TEST);
    assertThat(validation.series().get(0).size()).isEqualTo(2);
  }

  @Test
  void openConnectionsAreSharesOfEachBlock() {
    begin(MASKED);
    model.apply(epochEnded(1, 1));
    assertThat(labels(model.curves().probe("openShares"))).containsExactly("block 1", "block 2");
    assertThat(model.curves().probe("openShares").series().get(0).value(0)).isEqualTo(75);
  }

  @Test
  void attentionOnKnownNoiseIsDrawnBesideChance() {
    begin(MASKED);
    model.apply(onNoise(1, Map.of("noiseShare", new double[][] {{0.125}, {0.0625}})));
    model.apply(
        onNoise(
            2,
            Map.of(
                "noiseShare", new double[][] {{0.1}, {0.05}},
                "noiseChance", new double[][] {{0.125}, {0.125}},
                "noiseAuc", new double[][] {{0.9}})));

    CurveModel share = model.curves().probe("noiseShare");
    assertThat(labels(share)).containsExactly("block 1", "block 2");
    assertThat(share.series().get(1).values()).containsExactly(6.25, 5);
    assertThat(labels(model.curves().probe("noiseAuc"))).containsExactly("gate");
    assertThat(model.curves().ofNoiseProperty().get()).containsExactly("noiseShare", "noiseAuc");
    begin(PLAIN.with("data", "other.tsv"));
    assertThat(model.curves().ofNoiseProperty().get()).isEmpty();
    assertThat(share.isEmpty()).isTrue();
  }

  @Test
  void whereNoiseIsKnownBeforehandItsCardIsThereFromTheStart() {
    begin(PLAIN.with("data", "sample:shop"));
    assertThat(model.curves().ofNoiseProperty().get()).containsExactly("noiseShare");
    begin(PLAIN.with("data", "other.tsv").with("noise", "SWAPPED"));
    assertThat(model.curves().ofNoiseProperty().get()).containsExactly("noiseShare");
    begin(PLAIN.with("data", "sample:shop").with("knowsTruth", "true"));
    assertThat(model.curves().ofNoiseProperty().get()).isEmpty();
    begin(PLAIN.with("data", "sample:shop").with("model", "POPULARITY"));
    assertThat(model.curves().ofNoiseProperty().get()).isEmpty();
  }

  private static TrainingEvent onNoise(int epoch, Map<String, double[][]> probes) {
    return new TrainingEvent.EpochEnded(
        epoch, 4L * epoch, LossTerms.prediction(1), probes, 1000, 9000, 10 * epoch, 90);
  }

  @Test
  void theLossHasTheNameOfTheFunctionThatIsUsed() {
    begin(PLAIN.with("loss", "FULL_SOFTMAX"));
    model.apply(heads(1, new double[0][], new double[0][]));
    assertThat(labels(model.curves().loss())).containsExactly("total = cross-entropy");
    begin(MASKED.with("loss", "SAMPLED_SOFTMAX"));
    model.apply(epochEnded(1, 2.0));
    assertThat(labels(model.curves().loss())).contains("cross-entropy").doesNotContain("BCE");
  }

  @Test
  void sharesOfMasksPerHeadAreLinesOfTheirOwn() {
    begin(MASKED);
    model.apply(heads(1, new double[][] {{1, 0.5}, {0.25, 0.75}}, new double[0][]));
    assertThat(labels(model.curves().probe("openShares")))
        .containsExactly(
            "block 1 · head 1", "block 1 · head 2", "block 2 · head 1", "block 2 · head 2");
    assertThat(model.curves().probe("openShares").series().get(1).values()).containsExactly(50);
    assertThat(model.curves().probe("alpha").isEmpty()).isTrue();
  }

  @Test
  void alphaIsALineForEveryHead() {
    begin(PLAIN.with("attention", "ENTMAX"));
    model.apply(heads(1, new double[0][], new double[][] {{1.5}, {1.5}}));
    model.apply(heads(2, new double[0][], new double[][] {{1.25}, {1.75}}));
    assertThat(labels(model.curves().probe("alpha"))).containsExactly("block 1", "block 2");
    assertThat(model.curves().probe("alpha").series().get(1).values()).containsExactly(1.5, 1.75);
  }

  @Test
  void manyHeadsAreDrawnAsTheMeanOfTheirBlock() {
    begin(PLAIN.with("attention", "ENTMAX"));
    model.apply(heads(1, new double[0][], new double[][] {{1, 1, 2, 2, 2}, {1, 1, 1, 1, 1}}));
    assertThat(labels(model.curves().probe("alpha")))
        .containsExactly("block 1, mean of 5 heads", "block 2, mean of 5 heads");
    assertThat(model.curves().probe("alpha").series().get(0).values()).containsExactly(1.6);
  }

  @Test
  void masksThatHeadsShareAreOneLineForABlock() {
    begin(MASKED);
    model.apply(
        new TrainingEvent.EpochEnded(
            1,
            4,
            LossTerms.prediction(1),
            Map.of("openShares", new double[][] {{0.5}, {1}}),
            1,
            1,
            1,
            1));
    assertThat(labels(model.curves().probe("openShares"))).containsExactly("block 1", "block 2");
    assertThat(model.curves().probe("openShares").series().get(0).values()).containsExactly(50);
  }

  @Test
  void checkpointsMasksAndEndsAreTakenOver() {
    begin(MASKED);
    model.apply(
        new TrainingEvent.MasksTaken(
            new MaskSnapshot(1, 2, HeadMaps.NONE, HeadMaps.NONE, HeadMaps.NONE)));
    model.apply(new TrainingEvent.CheckpointWritten(1, 4, Path.of("run")));
    model.apply(new TrainingEvent.StateChanged(RunState.PAUSED));
    assertThat(masks).hasSize(1);
    assertThat(model.lastSavedProperty().get()).isEqualTo(NOW);
    assertThat(model.isActive()).isTrue();
    model.apply(new TrainingEvent.Finished(RunState.FAILED, 0, "The loss is no number."));
    assertThat(model.isActive()).isFalse();
    assertThat(model.messageProperty().get()).isEqualTo("The loss is no number.");
    assertThat(model.curves().loss().liveProperty().get()).isFalse();
  }

  @Test
  void aRecordedRunLooksAsItDidLive() {
    model.replay(
        PLAIN,
        Path.of("run"),
        List.of(
            new TrainingEvent.Started(1, 10, 4, 99, 2, 50),
            epochEnded(1, 3.0),
            evaluated(1, Split.VALIDATION, 0.2, true)),
        RunState.STOPPED);
    assertThat(model.stateProperty().get()).isEqualTo(RunState.STOPPED);
    assertThat(model.curves().loss().series().get(0).values()).containsExactly(3.75);
    assertThat(model.curves().loss().liveProperty().get()).isFalse();
  }

  private void begin(RunConfig config) {
    model.prepare();
    model.begin(config, Path.of("run"), List.of());
    model.apply(new TrainingEvent.Started(1, 10, 4, 99, 2, 50));
  }

  private void step(int epoch, int inEpoch, double seconds, double loss) {
    model.apply(
        new TrainingEvent.StepTaken(
            epoch,
            4L * (epoch - 1) + inEpoch,
            inEpoch,
            LossTerms.prediction(loss),
            128,
            900,
            seconds));
  }

  private static TrainingEvent epochEnded(int epoch, double bce) {
    return new TrainingEvent.EpochEnded(
        epoch,
        4L * epoch,
        LossTerms.of(terms(bce, 0.5, 0.25)),
        Map.of("openShares", new double[][] {{0.75}, {1}}),
        1000,
        9000,
        10 * epoch,
        90);
  }

  private static Map<String, Double> terms(double prediction, double masks, double jacobian) {
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(LossTerms.PREDICTION, prediction);
    terms.put("masks", masks);
    terms.put(LossTerms.JACOBIAN, jacobian);
    return terms;
  }

  private static TrainingEvent heads(int epoch, double[][] openShares, double[][] alpha) {
    LossTerms loss = LossTerms.prediction(1);
    Map<String, double[][]> probes = new LinkedHashMap<>();
    if (openShares.length > 0) {
      probes.put("openShares", openShares);
    }
    if (alpha.length > 0) {
      probes.put("alpha", alpha);
    }
    return new TrainingEvent.EpochEnded(
        epoch, 4L * epoch, loss, probes, 1000, 9000, 10 * epoch, 90);
  }

  private static TrainingEvent evaluated(int epoch, Split split, double value, boolean best) {
    double[] all = {value, value, value, value};
    RankingMetrics metrics = new RankingMetrics(100, all, all, all);
    return new TrainingEvent.Evaluated(
        epoch, split, new Evaluation(metrics, metrics, 1), best, epoch);
  }

  private static List<String> labels(CurveModel curves) {
    return curves.series().stream().map(CurveSeries::label).toList();
  }
}
