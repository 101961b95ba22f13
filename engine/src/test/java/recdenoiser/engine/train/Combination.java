package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.gate.ContentGateKind;
import recdenoiser.engine.gate.GateSettings;
import recdenoiser.engine.gate.GateSettings.GateDraw;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.Bert4RecKind;
import recdenoiser.engine.model.Bert4RecSettings;
import recdenoiser.engine.model.Gru4RecSettings;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SasRecSettings;
import recdenoiser.engine.model.SsePtSettings;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.model.TiSasRecSettings;
import recdenoiser.engine.model.TransRecSettings;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.train.TrainingSettings.DecayKind;
import recdenoiser.engine.train.TrainingSettings.LossReduction;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

/** A backbone under a rule, small, on sequences in which the next item nearly always follows. */
record Combination(String backbone, String rule, GateDraw draw) {
  static final int ITEMS = 30;
  static final int USERS = 60;
  static final int WINDOW = 10;
  private static final int LONGEST = 24;

  Combination(String backbone, String rule) {
    this(backbone, rule, GateDraw.NONE);
  }

  static List<Combination> all() {
    List<Combination> all = new ArrayList<>();
    for (String backbone : TestModels.BACKBONES) {
      for (AttentionKind rule : AttentionKinds.all()) {
        all.add(new Combination(backbone, rule.id()));
      }
      for (GateDraw draw :
          List.of(GateDraw.HARD_CONCRETE, GateDraw.ARM, GateDraw.STRAIGHT_THROUGH)) {
        all.add(new Combination(backbone, ContentGateKind.ID, draw));
      }
    }
    for (String model : TestModels.RECURRENT) {
      all.add(new Combination(model, Rule.SOFTMAX));
    }
    return all;
  }

  NetworkLearner open(int threads) {
    return (NetworkLearner) Learners.create(settings(), data(), threads);
  }

  SettingGroups settings() {
    boolean cloze = backbone.equals(Bert4RecKind.ID);
    ModelSettings network =
        new ModelSettings(
            backbone,
            Layout.ORIGINAL,
            WINDOW,
            16,
            2,
            2,
            true,
            Positions.SLOT,
            true,
            0.1,
            cloze ? 4 : 1);
    LossSettings loss =
        cloze
            ? new LossSettings(Loss.FULL_SOFTMAX, 1, LossSettings.NegativesFor.POSITION, 0)
            : LossSettings.BINARY;
    return SettingGroups.of(
        network,
        SasRecSettings.DEFAULTS,
        new Bert4RecSettings(0.1, 0.4, 0.2),
        new TiSasRecSettings(8),
        new SsePtSettings(8, 0.05, 0.1),
        new Gru4RecSettings(16, 2, 0.1, true, ResetGate.AFTER_PRODUCT, 0),
        TransRecSettings.DEFAULTS,
        AttentionSettings.of(rule),
        gate(),
        rule.equals(ContentGateKind.ID) ? denoiser(0) : denoiser(0.0001),
        loss,
        training());
  }

  /** Those that are drawn have a gate for each block. */
  private GateSettings gate() {
    GateSettings d = GateSettings.DEFAULTS;
    return new GateSettings(
        d.gateWidth(),
        d.gateSharpness(),
        d.gateLearningRate(),
        d.gateInsertions(),
        d.gateLoss(),
        d.gateInsertedWeight(),
        d.gateRenormalises(),
        d.gateUse(),
        draw,
        draw != GateDraw.NONE);
  }

  private static DenoiserSettings denoiser(double jacobianPenalty) {
    return new DenoiserSettings(
        Estimator.ARM,
        MaskDraw.PER_SEQUENCE,
        Credit.REACHABLE,
        0.001,
        PenaltyScale.SEQUENCES,
        jacobianPenalty,
        Reduction.SEQUENCE,
        0.03,
        0.9,
        MaskHeads.PER_HEAD,
        0.9);
  }

  private static TrainingSettings training() {
    return new TrainingSettings(
        3,
        1,
        USERS,
        UserOrder.SHUFFLED,
        0,
        LossReduction.TOKEN,
        OptimiserSettings.Kind.ADAM,
        0.01,
        0.9,
        0.98,
        1e-8,
        OptimiserSettings.AdamTables.DENSE,
        0,
        1e-5,
        DecayKind.L2,
        0,
        0,
        0,
        1,
        0,
        60,
        false,
        0);
  }

  static int[] users() {
    return IntStream.range(0, USERS).toArray();
  }

  /** Losses without the penalties of steps {@code from … to}, each on all users. */
  static double[] train(Learner learner, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToDouble(
            step -> learner.step(users(), 0, USERS, step).loss().value(LossTerms.PREDICTION))
        .toArray();
  }

  /** Of 2 to 24 actions, seconds to hours apart. */
  static TrainingSequences data() {
    Random random = new Random(5);
    int[][] items = new int[USERS][];
    long[][] times = new long[USERS][];
    for (int user = 0; user < USERS; user++) {
      items[user] = chain(random, 2 + user % (LONGEST - 1));
      times[user] = random.longs(items[user].length, 0, 100_000).sorted().toArray();
    }
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return ITEMS;
      }

      @Override
      public int userCount() {
        return USERS;
      }

      @Override
      public int length(int user) {
        return items[user].length;
      }

      @Override
      public int item(int user, int position) {
        return items[user][position];
      }

      @Override
      public boolean hasTimes() {
        return true;
      }

      @Override
      public long time(int user, int position) {
        return times[user][position];
      }
    };
  }

  private static int[] chain(Random random, int length) {
    int[] chain = new int[length];
    chain[0] = 1 + random.nextInt(ITEMS);
    for (int a = 1; a < length; a++) {
      chain[a] = random.nextInt(10) == 0 ? 1 + random.nextInt(ITEMS) : 1 + chain[a - 1] % ITEMS;
    }
    return chain;
  }

  /** The training actions of some users as histories, with users and times. */
  static PackedHistories histories(int... users) {
    TrainingSequences data = data();
    int[] offsets = new int[users.length + 1];
    for (int h = 0; h < users.length; h++) {
      offsets[h + 1] = offsets[h] + data.length(users[h]);
    }
    int[] items = new int[offsets[users.length]];
    long[] times = new long[items.length];
    for (int h = 0; h < users.length; h++) {
      for (int a = 0; a < data.length(users[h]); a++) {
        items[offsets[h] + a] = data.item(users[h], a);
        times[offsets[h] + a] = data.time(users[h], a);
      }
    }
    return new PackedHistories(items, offsets, users.length, users, times);
  }

  /** Positions that a history of {@code length} items is scored from, that of a gap included. */
  int positions(int length) {
    int gap = backbone.equals(Bert4RecKind.ID) ? 1 : 0;
    return Math.min(length, WINDOW - gap) + gap;
  }

  @Override
  public String toString() {
    return backbone + " under " + rule;
  }
}
