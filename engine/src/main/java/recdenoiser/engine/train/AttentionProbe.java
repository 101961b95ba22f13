package recdenoiser.engine.train;

import java.util.Map;
import recdenoiser.engine.recommend.MaskSnapshot;

/** What can be looked at while a model with attention learns. */
public interface AttentionProbe {

  /**
   * Masks as they are now and the attention averaged over the most recent training histories of
   * {@code users}.
   */
  MaskSnapshot masks(int epoch, int[] users);

  /** Numbers that show how the rule is doing, [blocks][heads] or [blocks][1], by name. */
  Map<String, double[][]> probes();
}
