package recdenoiser.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.RocCurve;
import recdenoiser.engine.recommend.AttentionView;
import recdenoiser.engine.recommend.NoiseAttention;
import recdenoiser.engine.recommend.Recommender;

/**
 * What is told of known noise after every epoch of training, over some of the users that are
 * validated on.
 */
public final class NoiseProbes {
  /** The share of attention on noise, [blocks][heads]. */
  public static final String SHARE = "noiseShare";

  /** The share of noise among the keys: what {@link #SHARE} is if attention cannot tell it. */
  public static final String CHANCE = "noiseChance";

  /** How well a gate tells noise, [1][1]: the area under {@link RocCurve}. */
  public static final String AUC = "noiseAuc";

  private static final int USERS = 512;

  private final DataSplit data;
  private final RunNoise noise;
  private final int[] users;

  NoiseProbes(DataSplit data, RunNoise noise) {
    this.data = data;
    this.noise = noise;
    this.users = some(data.evaluatedUsers(Split.VALIDATION));
  }

  private static int[] some(int[] all) {
    int count = Math.min(USERS, all.length);
    int[] some = new int[count];
    for (int i = 0; i < count; i++) {
      some[i] = all[(int) ((long) i * all.length / count)];
    }
    return some;
  }

  /** By name; empty of a model without attention, or if there is nothing to look at. */
  Map<String, double[][]> of(Recommender model, int window) {
    Optional<AttentionView> attention = model.attention();
    if (attention.isEmpty()) {
      return Map.of();
    }
    Map<String, double[][]> probes = new LinkedHashMap<>();
    NoiseAttention onNoise =
        new NoiseMeasure(data, noise, window)
            .of(attention.get()::onNoise, Split.VALIDATION, users)
            .attention();
    if (onNoise.blocks() > 0) {
      probes.put(SHARE, onNoise.shares());
      probes.put(CHANCE, onNoise.chances());
    }
    if (attention.get().tellsNoise()) {
      new GateMeasure(data, Optional.of(noise), window)
          .of(attention.get()::genuine, Split.VALIDATION, users)
          .roc()
          .map(RocCurve::auc)
          .filter(Double::isFinite)
          .ifPresent(auc -> probes.put(AUC, new double[][] {{auc}}));
    }
    return probes;
  }
}
