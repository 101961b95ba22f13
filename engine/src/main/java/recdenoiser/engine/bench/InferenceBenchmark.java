package recdenoiser.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.train.NamedArray;
import recdenoiser.engine.train.SelfAttentiveLearner;
import recdenoiser.engine.train.SelfAttentiveSettings;
import recdenoiser.engine.train.TrainingSequences;

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
   * @param openShare per block the share of connections that learned masks keep; empty without
   */
  public record Result(
      int rounds,
      int histories,
      String kernels,
      double medianMs,
      double minMs,
      double attentionMicrosPerHistory,
      double[] openShare) {}

  /**
   * @param closed share of the connections that learned masks are to close, drawn at random;
   *     without learned masks it does not matter
   */
  public static Result run(SelfAttentiveSettings settings, double closed, int warmUp, int rounds) {
    int window = settings.backbone().maxLength();
    TrainingSequences data = StepBenchmark.fullWindows(window);
    try (SelfAttentiveLearner learner = new SelfAttentiveLearner(settings, data, 1)) {
      closeMasks(learner, closed);
      PackedHistories histories = histories(data, window);
      learner.timeScoring(true);
      rounds(learner, histories, warmUp);
      double[][] measured = rounds(learner, histories, rounds);
      double[] ms = measured[0];
      double[] attention = measured[1];
      Arrays.sort(ms);
      Arrays.sort(attention);
      return new Result(
          rounds,
          HISTORIES,
          KernelChoice.name(),
          ms[rounds / 2],
          ms[0],
          1e3 * attention[rounds / 2] / HISTORIES,
          learner.openShare());
    }
  }

  /** Milliseconds of each round, in all and in attention. */
  private static double[][] rounds(
      SelfAttentiveLearner learner, PackedHistories histories, int rounds) {
    Recommender recommender = learner.recommender();
    float[] scores = new float[HISTORIES * (recommender.itemCount() + 1)];
    double[][] ms = new double[2][rounds];
    for (int r = 0; r < rounds; r++) {
      long attentionBefore = attention(learner);
      long start = System.nanoTime();
      recommender.score(histories, scores);
      ms[0][r] = (System.nanoTime() - start) / 1e6;
      ms[1][r] = (attention(learner) - attentionBefore) / 1e6;
    }
    return ms;
  }

  private static long attention(SelfAttentiveLearner learner) {
    return learner.scoringTimes().entrySet().stream()
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

  private static void closeMasks(SelfAttentiveLearner learner, double closed) {
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
