package recdenoiser.engine.recommend;

import java.util.BitSet;
import recdenoiser.engine.autodiff.AttentionVisitor;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.data.PackedHistories;

/** Sums up {@link NoiseAttention} over the rows of attention that it is shown. */
final class NoiseAttentionSum implements Tape.BlockVisitor {
  private final PackedHistories histories;
  private final BitSet noise;
  private final int gap;
  private final NoiseAttention sum;

  /**
   * @param noise which of the histories' items are noise
   * @param gap tokens behind the newest item of every history, which are no noise
   */
  NoiseAttentionSum(PackedHistories histories, BitSet noise, int gap, int blocks, int heads) {
    this.histories = histories;
    this.noise = noise;
    this.gap = gap;
    this.sum = NoiseAttention.zeros(blocks, heads);
  }

  NoiseAttention sum() {
    return sum;
  }

  @Override
  public AttentionVisitor block(int block) {
    return (history, head, query, length, keys, weights) -> {
      int end = histories.offsets()[history + 1];
      int first = end + gap - length;
      if (!isNoise(first + query, end)) {
        add(block, head, first, end, keys, weights);
      }
    };
  }

  private void add(int block, int head, int first, int end, int keys, double[] weights) {
    double all = 0;
    double onNoise = 0;
    int noiseKeys = 0;
    for (int k = 0; k < keys; k++) {
      all += weights[k];
      if (isNoise(first + k, end)) {
        onNoise += weights[k];
        noiseKeys++;
      }
    }
    if (all > 0) {
      sum.onNoise()[block][head] += onNoise / all;
      sum.noiseKeys()[block][head] += (double) noiseKeys / keys;
      sum.rows()[block][head]++;
    }
  }

  private boolean isNoise(int item, int end) {
    return item < end && noise.get(item);
  }
}
