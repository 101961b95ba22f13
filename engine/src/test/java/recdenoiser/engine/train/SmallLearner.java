package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.gate.GateSettings;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.Bert4RecSettings;
import recdenoiser.engine.model.CaserSettings;
import recdenoiser.engine.model.Gru4RecSettings;
import recdenoiser.engine.model.Lstm4RecSettings;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SasRecKind;
import recdenoiser.engine.model.SasRecSettings;
import recdenoiser.engine.model.SsePtSettings;
import recdenoiser.engine.model.TiSasRecSettings;
import recdenoiser.engine.model.TransRecSettings;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.TrainingSettings.DecayKind;
import recdenoiser.engine.train.TrainingSettings.LossReduction;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

/** Learners on a small synthetic data set; what a test is about is changed before {@link #open}. */
public final class SmallLearner {
  public static final int USERS = 70;
  public static final int ITEMS = 40;
  public static final double BETA1 = 0.9;

  public String backbone = SasRecKind.ID;
  public Layout layout = Layout.ORIGINAL;
  public int window = 12;
  public int width = 16;
  public int blocks = 2;
  public int timeSpan = 20;
  public int userWidth = 6;
  public Gru4RecSettings recurrent = Gru4RecSettings.DEFAULTS;
  public TransRecSettings.Distance distance = TransRecSettings.Distance.SQUARED;
  public boolean userVectors;
  public boolean finalNorm = true;
  public boolean sharedItems = true;
  public Positions positions = Positions.SLOT;
  public double dropout = 0.3;
  public String attention = Rule.SOFTMAX;
  public Estimator estimator = Estimator.ARM;
  public MaskDraw maskDraw = MaskDraw.PER_SEQUENCE;
  public Credit credit = Credit.REACHABLE;
  public double maskPenalty;
  public PenaltyScale maskPenaltyScale = PenaltyScale.TABLE;
  public double jacobianPenalty;
  public Reduction jacobianReduction = Reduction.SEQUENCE;
  public double maskLearningRate = 0.05;
  public double maskStart = 0.8;
  public MaskHeads maskHeads = MaskHeads.SHARED;
  public int maskWarmUp;
  public LossReduction lossReduction = LossReduction.TOKEN;
  public OptimiserSettings.Kind optimiser = OptimiserSettings.Kind.ADAM;
  public double insertions;
  public GateSettings gate = GateSettings.DEFAULTS;
  public OptimiserSettings.AdamTables adamTables = OptimiserSettings.AdamTables.DENSE;
  public double momentum;
  public double weightDecay;
  public DecayKind decayKind = DecayKind.L2;
  public int warmUpSteps;
  public int decaySteps;
  public double clipNorm;
  public LossSettings loss = LossSettings.BINARY;
  public TrainingSequences data = sequences();

  /** Users with 1 to 30 actions on 40 items, seconds to minutes apart. */
  public static TrainingSequences sequences() {
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

  public static TrainingSequences of(int items, int[]... actions) {
    return of(items, actions, null);
  }

  /**
   * @param times null for none
   */
  public static TrainingSequences of(int items, int[][] actions, long[][] times) {
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

  public static int[] users() {
    return java.util.stream.IntStream.range(0, USERS).toArray();
  }

  public SmallLearner masked(Estimator newEstimator, MaskDraw draw, Credit newCredit) {
    attention = Rule.LEARNED_MASK;
    estimator = newEstimator;
    maskDraw = draw;
    credit = newCredit;
    return this;
  }

  public SmallLearner perHead() {
    maskHeads = MaskHeads.PER_HEAD;
    return this;
  }

  public ModelSettings model() {
    return new ModelSettings(
        backbone, layout, window, width, blocks, 2, sharedItems, positions, true, dropout, 1);
  }

  public SettingGroups settings() {
    return SettingGroups.of(
        model(),
        new SasRecSettings(userVectors, finalNorm),
        new Bert4RecSettings(dropout, 0.2, 0.1),
        new TiSasRecSettings(timeSpan),
        new SsePtSettings(userWidth, 0.1, 0.3),
        recurrent,
        new CaserSettings(3, 2, 4),
        new Lstm4RecSettings(10, 2),
        new TransRecSettings(distance),
        AttentionSettings.of(attention),
        gate,
        denoiser(),
        loss,
        training());
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
        0.9,
        maskWarmUp);
  }

  public TrainingSettings training() {
    return new TrainingSettings(
        7,
        1,
        USERS,
        UserOrder.SHUFFLED,
        insertions,
        lossReduction,
        optimiser,
        0.01,
        BETA1,
        0.98,
        1e-8,
        adamTables,
        momentum,
        weightDecay,
        decayKind,
        warmUpSteps,
        decaySteps,
        clipNorm,
        1,
        0,
        60,
        false,
        0);
  }

  public NetworkLearner open(int threads) {
    return open(threads, Precision.SINGLE);
  }

  public NetworkLearner open(int threads, Precision precision) {
    return (NetworkLearner) Learners.create(settings(), data, threads, precision);
  }

  /** One step on all users. */
  public static LossTerms step(Learner learner, long step) {
    return learner.step(users(), 0, USERS, step).loss();
  }

  public static List<LossTerms> steps(Learner learner, int from, int to) {
    List<LossTerms> losses = new ArrayList<>();
    for (int step = from; step <= to; step++) {
      losses.add(step(learner, step));
    }
    return losses;
  }

  /** Gradient of the only step so far, by the names of the optimiser's first moments. */
  public static Map<String, double[]> gradients(Learner learner) {
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
