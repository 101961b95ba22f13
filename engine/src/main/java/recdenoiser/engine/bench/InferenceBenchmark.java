package recdenoiser.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.simd.KernelChoice;
import recdenoiser.engine.train.AttentionProbe;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.Learners;
import recdenoiser.engine.train.NetworkLearner;

/**
 * Times scoring, on one thread: histories that fill the window, from the items to the scores of the
 * whole catalogue, with first weights. What attention takes is told apart.
 */
public final class InferenceBenchmark {
  private static final String MASK_LOGITS = "mask_logits";
  private static final int HISTORIES = 128;

  /** σ of it is 0.98: far from the half at which a connection closes. */
  private static final float DECIDED = 4;

  private InferenceBenchmark() {}

  /**
   * @param histories scored at a time
   * @param medianMs and {@code minMs}: wall-clock milliseconds for all of them
   * @param attentionMicrosPerHistory median over the rounds, in all blocks and heads together
   * @param softmaxMicrosPerHistory the same of the plain softmax, in rounds between those; 0 where
   *     it is the rule itself
   * @param openShares share of connections that each learned mask keeps, [blocks][heads] or
   *     [blocks][1]; empty without
   */
  public record Result(
      int rounds,
      int histories,
      String kernels,
      double medianMs,
      double minMs,
      double attentionMicrosPerHistory,
      double softmaxMicrosPerHistory,
      double[][] openShares) {}

  /**
   * Rounds of the rule and of the softmax take turns, since a machine's speed changes from minute
   * to minute.
   *
   * @param closed share of the connections that learned masks are to close, drawn at random;
   *     without learned masks it does not matter
   */
  public static Result run(SettingGroups settings, double closed, int warmUp, int rounds) {
    int window = settings.get(ModelSettings.class).maxLength();
    TrainingSequences data = StepBenchmark.fullWindows(window);
    PackedHistories histories = histories(data, window);
    AttentionSettings attention = settings.get(AttentionSettings.class);
    boolean compares = !attention.attention().equals(Rule.SOFTMAX);
    SettingGroups plain = settings.with(AttentionSettings.SOFTMAX);
    try (Learner learner = Learners.create(settings, data, 1);
        Learner other = Learners.create(plain, data, 1)) {
      closeMasks(learner, closed);
      Rounds own = new Rounds(learner, histories, rounds);
      Rounds softmax = new Rounds(other, histories, rounds);
      for (int r = -warmUp; r < rounds; r++) {
        own.run(r);
        if (compares) {
          softmax.run(r);
        }
      }
      Arrays.sort(own.ms);
      return new Result(
          rounds,
          HISTORIES,
          KernelChoice.name(),
          own.ms[rounds / 2],
          own.ms[0],
          own.attentionMicros(),
          softmax.attentionMicros(),
          learner
              .attention()
              .map(AttentionProbe::probes)
              .map(probes -> probes.get(LearnedMaskKind.OPEN_SHARES))
              .orElse(new double[0][]));
    }
  }

  /** Rounds of one learner; those before round 0 do not count. */
  private static final class Rounds {
    private final Learner learner;
    private final PackedHistories histories;
    private final float[] scores;
    private final double[] ms;
    private final double[] attentionMs;

    Rounds(Learner learner, PackedHistories histories, int rounds) {
      this.learner = learner;
      this.histories = histories;
      this.scores = new float[HISTORIES * (learner.recommender().itemCount() + 1)];
      this.ms = new double[rounds];
      this.attentionMs = new double[rounds];
      if (learner instanceof NetworkLearner network) {
        network.networkRecommender().timeOperations(true);
      }
    }

    void run(int round) {
      long attentionBefore = attention(learner);
      long start = System.nanoTime();
      learner.recommender().score(histories, scores);
      long end = System.nanoTime();
      if (round >= 0) {
        ms[round] = (end - start) / 1e6;
        attentionMs[round] = (attention(learner) - attentionBefore) / 1e6;
      }
    }

    double attentionMicros() {
      Arrays.sort(attentionMs);
      return 1e3 * attentionMs[attentionMs.length / 2] / HISTORIES;
    }
  }

  private static long attention(Learner learner) {
    if (!(learner instanceof NetworkLearner network)) {
      return 0;
    }
    return network.networkRecommender().operationTimes().entrySet().stream()
        .filter(time -> time.getKey().startsWith("attention"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static PackedHistories histories(TrainingSequences data, int window) {
    int[] items = new int[HISTORIES * window];
    long[] times = new long[items.length];
    int[] offsets = new int[HISTORIES + 1];
    int[] users = new int[HISTORIES];
    for (int h = 0; h < HISTORIES; h++) {
      users[h] = h;
      offsets[h + 1] = offsets[h] + window;
      for (int a = 0; a < window; a++) {
        items[offsets[h] + a] = data.item(h, a);
        times[offsets[h] + a] = data.time(h, a);
      }
    }
    return new PackedHistories(items, offsets, HISTORIES, users, times);
  }

  private static void closeMasks(Learner learner, double closed) {
    List<NamedArray> weights = new ArrayList<>();
    for (NamedArray array : learner.weights()) {
      boolean masks = array.name().equals(MASK_LOGITS);
      weights.add(
          masks ? new NamedArray(array.name(), array.shape(), drawn(array, closed)) : array);
    }
    learner.restore(weights, List.of());
  }

  private static float[] drawn(NamedArray logits, double closed) {
    float[] values = new float[logits.values().length];
    long key = Draws.key(1, Draws.Purpose.MASK, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = Draws.uniform(key, i) < closed ? -DECIDED : DECIDED;
    }
    return values;
  }
}
