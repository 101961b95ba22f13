package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.AttentionSettings.Rule;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.TrainingSettings.DecayKind;
import recdenoiser.engine.train.TrainingSettings.LossReduction;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

/** Learners on a small synthetic data set; what a test is about is changed before {@link #open}. */
final class SmallLearner {
  static final int USERS = 70;
  static final int ITEMS = 40;
  static final double BETA1 = 0.9;

  Backbone backbone = Backbone.SASREC;
  Layout layout = Layout.ORIGINAL;
  int window = 12;
  int width = 16;
  int blocks = 2;
  int timeSpan = 20;
  int userWidth = 6;
  boolean sharedItems = true;
  Positions positions = Positions.SLOT;
  double dropout = 0.3;
  Rule attention = Rule.SOFTMAX;
  Estimator estimator = Estimator.ARM;
  MaskDraw maskDraw = MaskDraw.PER_SEQUENCE;
  Credit credit = Credit.REACHABLE;
  double maskPenalty;
  PenaltyScale maskPenaltyScale = PenaltyScale.TABLE;
  double jacobianPenalty;
  Reduction jacobianReduction = Reduction.SEQUENCE;
  double maskLearningRate = 0.05;
  double maskStart = 0.8;
  MaskHeads maskHeads = MaskHeads.SHARED;
  LossReduction lossReduction = LossReduction.TOKEN;
  double weightDecay;
  DecayKind decayKind = DecayKind.L2;
  int warmUpSteps;
  int decaySteps;
  double clipNorm;
  LossSettings loss = LossSettings.BINARY;
  TrainingSequences data = sequences();

  /** Users with 1 to 30 actions on 40 items, seconds to minutes apart. */
  static TrainingSequences sequences() {
    Random random = new Random(1);
    int[][] actions = new int[USERS][];
    long[][] times = new long[USERS][];
    for (int u = 0; u < USERS; u++) {
      actions[u] = random.ints(1 + u % 30, 1, ITEMS + 1).toArray();
    }
    for (int u = 0; u < USERS; u++) {
      times[u] = random.longs(actions[u].length, 0, 1000).sorted().toArray();
    }
    return of(ITEMS, actions, times);
  }

  static TrainingSequences of(int items, int[]... actions) {
    return of(items, actions, null);
  }

  /**
   * @param times null for none
   */
  static TrainingSequences of(int items, int[][] actions, long[][] times) {
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return items;
      }

      @Override
      public int userCount() {
        return actions.length;
      }

      @Override
      public int length(int user) {
        return actions[user].length;
      }

      @Override
      public int item(int user, int position) {
        return actions[user][position];
      }

      @Override
      public boolean hasTimes() {
        return times != null;
      }

      @Override
      public long time(int user, int position) {
        return times[user][position];
      }
    };
  }

  static int[] users() {
    return java.util.stream.IntStream.range(0, USERS).toArray();
  }

  SmallLearner masked(Estimator newEstimator, MaskDraw draw, Credit newCredit) {
    attention = Rule.LEARNED_MASK;
    estimator = newEstimator;
    maskDraw = draw;
    credit = newCredit;
    return this;
  }

  SmallLearner perHead() {
    maskHeads = MaskHeads.PER_HEAD;
    return this;
  }

  BackboneSettings backbone() {
    return new BackboneSettings(
        backbone,
        layout,
        window,
        width,
        blocks,
        2,
        sharedItems,
        positions,
        true,
        dropout,
        dropout,
        1,
        timeSpan,
        userWidth,
        0.1,
        0.3,
        0.2,
        0.1);
  }

  SelfAttentiveSettings settings() {
    return new SelfAttentiveSettings(
        backbone(), AttentionSettings.of(attention), denoiser(), loss, training());
  }

  private DenoiserSettings denoiser() {
    return new DenoiserSettings(
        estimator,
        maskDraw,
        credit,
        maskPenalty,
        maskPenaltyScale,
        jacobianPenalty,
        jacobianReduction,
        maskLearningRate,
        maskStart,
        maskHeads,
        0.9);
  }

  TrainingSettings training() {
    return new TrainingSettings(
        7,
        1,
        USERS,
        UserOrder.SHUFFLED,
        lossReduction,
        0.01,
        BETA1,
        0.98,
        1e-8,
        weightDecay,
        decayKind,
        warmUpSteps,
        decaySteps,
        clipNorm,
        1,
        0,
        60);
  }

  SelfAttentiveLearner open(int threads) {
    return open(threads, Precision.SINGLE);
  }

  SelfAttentiveLearner open(int threads, Precision precision) {
    return new SelfAttentiveLearner(settings(), data, threads, precision);
  }

  /** One step on all users. */
  static LossParts step(Learner learner, long step) {
    return learner.step(users(), 0, USERS, step).loss();
  }

  static List<LossParts> steps(Learner learner, int from, int to) {
    List<LossParts> losses = new ArrayList<>();
    for (int step = from; step <= to; step++) {
      losses.add(step(learner, step));
    }
    return losses;
  }

  /** Gradient of the only step so far, by the names of the optimiser's first moments. */
  static Map<String, double[]> gradients(Learner learner) {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    for (NamedArray array : learner.optimiserState()) {
      if (array.name().endsWith(".first_moment")) {
        double[] gradient = new double[array.values().length];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = array.values()[i] / (1 - BETA1);
        }
        gradients.put(array.name(), gradient);
      }
    }
    return gradients;
  }
}
