package recdenoiser.engine.recommend;

import java.util.BitSet;
import java.util.Map;
import recdenoiser.engine.data.PackedHistories;

/** What a trained model's attention does, with the weights and the rule as they are now. */
public interface AttentionView {

  /**
   * The attention over one history, in every block and head.
   *
   * @param histories exactly one
   */
  HistoryAttention of(PackedHistories histories);

  /**
   * Masks or pattern of the rule, and the attention averaged over some histories.
   *
   * @param epoch it is said to be of
   */
  MaskSnapshot snapshot(int epoch, PackedHistories histories);

  /**
   * How much of the attention over some histories falls on noise.
   *
   * @param noise which of {@link PackedHistories#items()} are noise
   */
  NoiseAttention onNoise(PackedHistories histories, BitSet noise);

  /** Numbers that show how the rule is doing, [blocks][heads] or [blocks][1], by name. */
  Map<String, double[][]> probes();
}
