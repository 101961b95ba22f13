package recdenoiser.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.recommend.HeadMaps;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.storage.NamedArray;

/**
 * A learner small enough to reason about: one number for each item, moved with momentum and with
 * noise keyed by the step, so that its weights depend on the order of users, on the step and on its
 * optimiser state.
 */
public final class PopularityLearner implements Learner, AttentionProbe {
  private final DataSplit data;
  private final long seed;
  private final float[] popularity;
  private final float[] momentum;
  private long failAt = Long.MAX_VALUE;

  /**
   * @param ballast numbers that only make checkpoints larger
   */
  public PopularityLearner(DataSplit data, long seed, int ballast) {
    this.data = data;
    this.seed = seed;
    this.popularity = new float[data.sequences().itemCount() + 1 + ballast];
    this.momentum = new float[popularity.length];
  }

  /** From this step on the loss is not a number. */
  public PopularityLearner failingAt(long step) {
    failAt = step;
    return this;
  }

  @Override
  public StepReport step(int[] users, int from, int to, long step) {
    KeyedRandom noise = new KeyedRandom(seed, "noise", step);
    double loss = 0;
    int tokens = 0;
    for (int u = from; u < to; u++) {
      for (int p = 1; p < data.trainingLength(users[u]); p++) {
        int item = data.sequences().item(users[u], p);
        double error = 1 / (1 + Math.exp(popularity[item]));
        momentum[item] = (float) (0.9 * momentum[item] + error + 0.01 * noise.nextDouble());
        popularity[item] += 0.01f * momentum[item];
        loss += error;
        tokens++;
      }
    }
    double prediction = step >= failAt ? Double.NaN : loss / tokens;
    return new StepReport(
        LossTerms.prediction(prediction).plus(LossTerms.of(Map.of(LossTerms.WEIGHTS, 0.001))),
        to - from,
        tokens);
  }

  @Override
  public Recommender recommender() {
    return new Recommender() {
      @Override
      public int itemCount() {
        return data.sequences().itemCount();
      }

      @Override
      public void score(PackedHistories histories, float[] scores) {
        for (int h = 0; h < histories.count(); h++) {
          int last = histories.items()[histories.offsets()[h + 1] - 1];
          for (int item = 1; item <= itemCount(); item++) {
            scores[h * (itemCount() + 1) + item] =
                popularity[item] + (item * 31 + last) % 7 * 0.01f;
          }
        }
      }
    };
  }

  @Override
  public MaskSnapshot masks(int epoch, int[] users) {
    float[] attention = {1, Float.NaN, popularity[1], 1 - popularity[1]};
    HeadMaps shared = HeadMaps.shared(new float[][] {attention});
    return new MaskSnapshot(epoch, 2, HeadMaps.NONE, shared, HeadMaps.NONE);
  }

  @Override
  public Map<String, double[][]> probes() {
    return Map.of();
  }

  @Override
  public Optional<AttentionProbe> attention() {
    return Optional.of(this);
  }

  @Override
  public long parameterCount() {
    return popularity.length;
  }

  @Override
  public List<NamedArray> weights() {
    return List.of(array("popularity", popularity));
  }

  @Override
  public List<NamedArray> optimiserState() {
    return List.of(array("popularity.momentum", momentum));
  }

  @Override
  public void restore(List<NamedArray> weights, List<NamedArray> optimiserState) {
    copy(weights.get(0), popularity);
    if (optimiserState.isEmpty()) {
      Arrays.fill(momentum, 0);
    } else {
      copy(optimiserState.get(0), momentum);
    }
  }

  @Override
  public void close() {}

  private static NamedArray array(String name, float[] values) {
    return new NamedArray(name, new int[] {values.length}, values.clone());
  }

  private static void copy(NamedArray from, float[] to) {
    if (from.values().length != to.length) {
      throw new IllegalArgumentException(
          from.name() + " has " + from.values().length + " values, not " + to.length + ".");
    }
    System.arraycopy(from.values(), 0, to, 0, to.length);
  }
}
