package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.gate.ContentGateKind;
import recdenoiser.engine.gate.GateSettings;
import recdenoiser.engine.gate.GateSettings.GateDraw;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.CaserKind;
import recdenoiser.engine.model.Gru4RecSettings;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.model.Lstm4RecKind;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;

/**
 * What a step hands to its optimiser, summed over shards and tables, is the derivative of the loss
 * that it reports: checked at some weights of every array, in double precision.
 *
 * <p>‖Jη‖² jumps where a ReLU begins to let something through, so it is checked on few tokens.
 */
class LearnerGradientTest {
  private static final float MOVE = 0x1p-20f;
  private static final int CHECKED = 4;

  @ParameterizedTest
  @CsvSource({
    "SASREC, ORIGINAL, true, SLOT, 70, 0",
    "SASREC, PRE_NORM, false, SLOT, 70, 0",
    "SASREC, POST_NORM, true, FROM_PREDICTION, 30, 0",
    "SASREC, ORIGINAL, false, SLOT, 10, 0.01",
    "SASREC, PRE_NORM, true, FROM_PREDICTION, 8, 0.01",
    "TISASREC, ORIGINAL, true, SLOT, 70, 0",
    "TISASREC, ORIGINAL, false, NONE, 40, 0",
    "TISASREC, POST_NORM, true, FROM_PREDICTION, 30, 0",
    "TISASREC, ORIGINAL, true, SLOT, 10, 0.01",
    "TISASREC, PRE_NORM, true, SLOT, 10, 0.01",
    "SSE_PT, ORIGINAL, true, SLOT, 70, 0",
    "SSE_PT, ORIGINAL, false, NONE, 40, 0",
    "SSE_PT, POST_NORM, true, FROM_PREDICTION, 30, 0",
    "SSE_PT, ORIGINAL, true, SLOT, 10, 0.01",
    "BERT4REC, POST_NORM, true, SLOT, 40, 0",
    "BERT4REC, POST_NORM, false, NONE, 40, 0",
    "BERT4REC, POST_NORM, true, SLOT, 10, 0.01",
    "BPR_MF, ORIGINAL, true, SLOT, 70, 0",
    "FMC, ORIGINAL, true, SLOT, 70, 0",
    "FPMC, ORIGINAL, true, SLOT, 70, 0",
    "TRANSREC, ORIGINAL, true, SLOT, 70, 0"
  })
  void gradientsOfAStep(
      String backbone,
      Layout layout,
      boolean sharedItems,
      Positions positions,
      int users,
      double jacobianPenalty) {
    SmallLearner given =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.backbone = backbone;
    given.layout = layout;
    given.sharedItems = sharedItems;
    given.positions = positions;
    given.width = 8;
    given.dropout = 0.2;
    given.window = 6;
    given.jacobianPenalty = jacobianPenalty;
    given.weightDecay = 0.01;
    check(given, users);
  }

  @ParameterizedTest
  @CsvSource({
    "SASREC, FULL_SOFTMAX, 1, POSITION, SLOT, true",
    "SASREC, FULL_SOFTMAX, 1, POSITION, FROM_PREDICTION, false",
    "SASREC, SAMPLED_SOFTMAX, 5, SEQUENCE, SLOT, true",
    "SASREC, SAMPLED_SOFTMAX, 5, POSITION, FROM_PREDICTION, true",
    "SASREC, BINARY, 5, SEQUENCE, SLOT, false",
    "SASREC, BINARY, 5, POSITION, SLOT, true",
    "SSE_PT, FULL_SOFTMAX, 1, POSITION, SLOT, true",
    "SSE_PT, SAMPLED_SOFTMAX, 5, POSITION, SLOT, true",
    "SSE_PT, BINARY, 5, SEQUENCE, SLOT, true",
    "BERT4REC, FULL_SOFTMAX, 1, POSITION, SLOT, true",
    "BERT4REC, FULL_SOFTMAX, 1, POSITION, SLOT, false",
    "BERT4REC, SAMPLED_SOFTMAX, 5, SEQUENCE, SLOT, true",
    "BERT4REC, BINARY, 5, POSITION, SLOT, true",
    "BPR_MF, BINARY, 5, POSITION, SLOT, true",
    "FMC, SAMPLED_SOFTMAX, 5, SEQUENCE, SLOT, true",
    "FPMC, FULL_SOFTMAX, 1, POSITION, SLOT, true",
    "BPR_MF, BPR, 1, POSITION, SLOT, true",
    "FPMC, TOP1, 1, POSITION, SLOT, true",
    "TRANSREC, BPR, 1, POSITION, SLOT, true",
    "SSE_PT, BPR_MAX, 1, POSITION, SLOT, true",
    "TRANSREC, BPR, 5, POSITION, SLOT, true",
    "TRANSREC, BPR_MAX, 5, SEQUENCE, SLOT, true",
    "TRANSREC, BINARY, 5, BATCH, SLOT, true",
    "SASREC, BPR, 5, POSITION, SLOT, true",
    "SASREC, TOP1, 5, SEQUENCE, SLOT, true",
    "SASREC, BPR_MAX, 5, BATCH, SLOT, false",
    "SSE_PT, TOP1, 5, BATCH, SLOT, true",
    "BERT4REC, BPR_MAX, 5, SEQUENCE, SLOT, true",
    "CASER, BINARY, 3, SEQUENCE, SLOT, true",
    "CASER, SAMPLED_SOFTMAX, 5, POSITION, SLOT, true",
    "CASER, FULL_SOFTMAX, 1, POSITION, SLOT, true",
    "LSTM4REC, BINARY, 1, POSITION, SLOT, true",
    "LSTM4REC, SAMPLED_SOFTMAX, 5, SEQUENCE, SLOT, false",
    "LSTM4REC, FULL_SOFTMAX, 1, POSITION, SLOT, true"
  })
  void gradientsUnderOtherLosses(
      String backbone,
      Loss loss,
      int negatives,
      NegativesFor whom,
      Positions positions,
      boolean sharedItems) {
    SmallLearner given = new SmallLearner();
    given.backbone = backbone;
    given.loss = new LossSettings(loss, negatives, whom, 0.75);
    given.positions = positions;
    given.sharedItems = sharedItems;
    given.width = 8;
    given.window = 6;
    // graphs of DeepLearning4J take their time
    boolean graph = CaserKind.ID.equals(backbone) || Lstm4RecKind.ID.equals(backbone);
    check(given, graph ? 6 : 40);
  }

  @ParameterizedTest
  @CsvSource({
    "GRU4REC, 1, true, BEFORE_PRODUCT, 0.2, BINARY, true",
    "GRU4REC, 2, false, AFTER_PRODUCT, 0, SAMPLED_SOFTMAX, true",
    "GRU4REC_PLUS, 2, true, BEFORE_PRODUCT, 0.3, FULL_SOFTMAX, true",
    "GRU4REC_PLUS, 1, true, AFTER_PRODUCT, 0.3, SAMPLED_SOFTMAX, true",
    "GRU4REC_PLUS, 3, false, AFTER_PRODUCT, 0, BINARY, false"
  })
  void gradientsOfRecurrentModels(
      String model,
      int layers,
      boolean oneHot,
      ResetGate resetGate,
      double dropout,
      Loss loss,
      boolean sharedItems) {
    SmallLearner given = new SmallLearner();
    given.backbone = model;
    given.width = 5;
    given.window = 9;
    given.dropout = 0.2;
    given.sharedItems = sharedItems;
    given.recurrent = new Gru4RecSettings(6, layers, dropout, oneHot, resetGate, 0);
    given.loss = new LossSettings(loss, 5, NegativesFor.SEQUENCE, 0);
    check(given, 50);
  }

  @ParameterizedTest
  @CsvSource({"2, true", "0, false", "1, false"})
  void gradientsOfUserVectors(int blocks, boolean finalNorm) {
    SmallLearner given = new SmallLearner();
    given.userVectors = true;
    given.finalNorm = finalNorm;
    given.blocks = blocks;
    given.width = 8;
    given.window = 6;
    check(given, 40);
  }

  @ParameterizedTest
  @CsvSource({
    "SASREC, SLOT, true, 0.2, true",
    "SASREC, FROM_PREDICTION, false, 0, true",
    "SASREC, SLOT, true, 0.2, false",
    "TISASREC, SLOT, true, 0.2, true",
    "SSE_PT, SLOT, true, 0, true",
    "BERT4REC, SLOT, true, 0.2, true",
    "BERT4REC, NONE, false, 0, false"
  })
  void gradientsOfAContentGate(
      String backbone,
      Positions positions,
      boolean sharedItems,
      double dropout,
      boolean renormalises) {
    SmallLearner given = new SmallLearner();
    given.attention = ContentGateKind.ID;
    given.gate = new GateSettings(5, 2, 0.01, 0.3, 0.7, 6, renormalises, GateUse.SOFT);
    given.backbone = backbone;
    given.positions = positions;
    given.sharedItems = sharedItems;
    given.dropout = dropout;
    given.width = 8;
    given.window = 9;
    check(given, 40);
  }

  @ParameterizedTest
  @CsvSource({
    "SASREC, NONE, true",
    "BERT4REC, HARD_CONCRETE, true",
    "SASREC, HARD_CONCRETE, false"
  })
  void gradientsOfGatesOfBlocksAndOfThoseThatAreDrawn(
      String backbone, GateDraw draw, boolean perBlock) {
    SmallLearner given = new SmallLearner();
    given.attention = ContentGateKind.ID;
    given.gate = new GateSettings(5, 2, 0.01, 0.3, 0.7, 6, true, GateUse.SOFT, draw, perBlock);
    given.backbone = backbone;
    given.width = 8;
    given.window = 9;
    check(given, 40);
  }

  private static void check(SmallLearner given, int users) {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      List<NamedArray> start = offTheKink(learner.weights());
      List<NamedArray> state = learner.optimiserState();
      learner.restore(start, state);
      learner.step(SmallLearner.users(), 0, users, 1);
      Map<String, double[]> gradients = SmallLearner.gradients(learner);
      int dense = 0;
      int ofGate = 0;
      for (int a = 0; a < start.size(); a++) {
        NamedArray array = start.get(a);
        if (array.name().equals("mask_logits")) {
          // Estimated, not derived: the decisions do not move with the logits.
          continue;
        }
        double[] own = gradients.get(array.name() + ".first_moment");
        if (array.name().startsWith("gate.")) {
          int end = ofGate + array.values().length;
          own = Arrays.copyOfRange(gradients.get("gate.first_moment"), ofGate, end);
          ofGate = end;
        } else if (own == null) {
          int end = dense + array.values().length;
          own = Arrays.copyOfRange(gradients.get("dense.first_moment"), dense, end);
          dense = end;
        }
        check(own, start, a, weights -> loss(learner, weights, state, users));
      }
      assertThat(dense).isEqualTo(gradients.get("dense.first_moment").length);
    }
  }

  /**
   * Where a history of Caser is filled up with zeros, a horizontal filter says its bias alone,
   * which is 0 at first: where its ReLU has no derivative.
   */
  private static List<NamedArray> offTheKink(List<NamedArray> weights) {
    List<NamedArray> moved = new ArrayList<>();
    for (NamedArray array : weights) {
      float[] values = array.values().clone();
      if (array.name().matches("horizontal\\d+\\.bias")) {
        for (int i = 0; i < values.length; i++) {
          values[i] = i % 2 == 0 ? 0.05f : -0.05f;
        }
      }
      moved.add(new NamedArray(array.name(), array.shape(), values));
    }
    return moved;
  }

  private static void check(
      double[] own,
      List<NamedArray> start,
      int which,
      ToDoubleFunction<List<NamedArray>> objective) {
    Random random = new Random(which);
    for (int c = 0; c < CHECKED; c++) {
      int number = random.nextInt(own.length);
      float at = start.get(which).values()[number];
      double above = objective.applyAsDouble(moved(start, which, number, at + MOVE));
      double below = objective.applyAsDouble(moved(start, which, number, at - MOVE));
      double difference = (above - below) / ((double) (at + MOVE) - (at - MOVE));
      assertThat(Math.abs(own[number] - difference))
          .as(
              "%s[%d]: gradient %s, finite difference %s",
              start.get(which).name(), number, own[number], difference)
          .isLessThan(1e-4 * Math.max(1, Math.abs(difference)));
    }
  }

  private static double loss(
      Learner learner, List<NamedArray> weights, List<NamedArray> state, int users) {
    learner.restore(weights, state);
    LossTerms loss = learner.step(SmallLearner.users(), 0, users, 1).loss();
    return loss.total();
  }

  private static List<NamedArray> moved(
      List<NamedArray> start, int which, int number, float value) {
    List<NamedArray> moved = new ArrayList<>(start);
    NamedArray array = start.get(which);
    float[] values = array.values().clone();
    values[number] = value;
    moved.set(which, new NamedArray(array.name(), array.shape(), values));
    return moved;
  }
}
