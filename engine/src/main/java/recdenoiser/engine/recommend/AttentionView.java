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

  /** Whether the rule takes items for noise. */
  boolean tellsNoise();

  /**
   * How probable a rule that {@link #tellsNoise tells noise} finds it that items are none, 0 … 1,
   * as the newest position of their history sees them.
   *
   * @return by index of {@link PackedHistories#items()}; NaN for items before the window
   */
  double[] genuine(PackedHistories histories);

  /** Numbers that show how the rule is doing, [blocks][heads] or [blocks][1], by name. */
  Map<String, double[][]> probes();
}
