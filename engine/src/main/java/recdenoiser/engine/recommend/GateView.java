package recdenoiser.engine.recommend;

import recdenoiser.engine.data.PackedHistories;

/** What the gates of a trained model's recurrent layers do, with the weights as they are now. */
@FunctionalInterface
public interface GateView {

  /**
   * Gates and states over one history.
   *
   * @param history exactly one
   */
  GateTrace of(PackedHistories history);
}
