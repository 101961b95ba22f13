package recdenoiser.engine.run;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiFunction;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.NoiseAttention;

/** Shows a model the histories that it is evaluated on and measures its attention on noise. */
final class NoiseMeasure {
  private final DataSplit data;
  private final RunNoise noise;
  private final int window;

  /**
   * @param window how many of the newest actions of a history the model is given
   */
  NoiseMeasure(DataSplit data, RunNoise noise, int window) {
    this.data = data;
    this.noise = noise;
    this.window = window;
  }

  /** Over all users with a target of the split. */
  NoiseReport of(BiFunction<PackedHistories, BitSet, NoiseAttention> model, Split split) {
    return of(model, split, data.evaluatedUsers(split));
  }

  /**
   * @param model see {@link recdenoiser.engine.recommend.AttentionView#onNoise}
   * @param among with a target of the split; those of whose actions nothing is known are left out
   */
  NoiseReport of(
      BiFunction<PackedHistories, BitSet, NoiseAttention> model, Split split, int[] among) {
    int[] users = Arrays.stream(among).filter(noise.users()).toArray();
    NoiseAttention sum =
        GivenHistories.of(data, split, users, noise.actions(), window).stream()
            .map(given -> model.apply(given.histories(), given.noise()))
            .reduce(NoiseAttention::plus)
            .orElse(NoiseAttention.NONE);
    return new NoiseReport(noise.origin(), users.length, sum);
  }
}
