package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.batch.TokenBatch;

/**
 * A slice of a batch whose losses are asked for.
 *
 * @param shard of the batch; its slices are worked on one after the other
 * @param weight what every loss is multiplied by in the objective
 * @param losses by token of the batch, not weighted; 0 where nothing is predicted
 */
public record LossSlice(
    TokenBatch batch, Segments segments, int shard, double weight, double[] losses) {

  int firstToken() {
    return segments.firstToken();
  }

  void clearLosses() {
    Arrays.fill(losses, firstToken(), firstToken() + segments.tokens(), 0);
  }
}
