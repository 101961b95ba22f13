package recdenoiser.engine.train;

import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.Rows;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.train.LossSettings.Loss;

/**
 * What states are compared with: a loss for every token that predicts something. Slices are worked
 * on by many threads at once, each with rows of its own.
 */
interface TokenLoss {

  /** The loss that settings ask for. */
  static TokenLoss create(LossSettings loss, Backbone model, TrainingSequences data, long seed) {
    if (loss.loss() == Loss.FULL_SOFTMAX) {
      return new FullSoftmaxLoss(model);
    }
    boolean plain =
        loss.loss() == Loss.BINARY && loss.lossNegatives() == 1 && loss.calibration() == 0;
    return plain && model.outputBias() < 0
        ? new BinaryLoss(model, new NegativeSampler(loss, data, seed))
        : new SampledLoss(model, loss, new NegativeSampler(loss, data, seed));
  }

  /** Into how many shards a batch may be divided at most. */
  default int mostShards() {
    return Shards.MOST;
  }

  /** Makes room for a batch, before its slices. */
  void begin(TokenBatch batch);

  /** Whether the whole batch must be filled in before {@link #see} and the first {@link #draw}. */
  default boolean needsWholeBatch() {
    return false;
  }

  /** Looks at what every sequence of a batch that is filled in predicts. */
  default void see(TokenBatch batch) {}

  /**
   * Draws what sequences {@code from … to - 1} are compared with, if that is a matter of chance.
   *
   * @param assembler that has filled them in
   * @param seen [items + 1], scratch of the calling thread, all zero before and after
   */
  default void draw(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {}

  /**
   * The tokens of a slice whose states this loss looks at, or null for all; the others are left out
   * of {@link #forward} and {@link #compare}.
   */
  default Rows wanted(TokenBatch batch, Segments segments) {
    return null;
  }

  /**
   * The losses of a slice; seeds the gradients of its states and offsets, and keeps what {@link
   * #collect} needs.
   *
   * @param shard of the batch; its slices are worked on one after the other
   * @param weight what every loss is multiplied by in the objective
   * @param losses by token of the batch, not weighted; 0 where nothing is predicted
   */
  void forward(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      int shard,
      double weight,
      double[] losses);

  /** The losses alone, of another pass over the same tokens. */
  void compare(Tape tape, Encoded encoded, TokenBatch batch, Segments segments, double[] losses);

  /**
   * Adds to the gradients of the tables what all slices have left, in an order that does not depend
   * on the threads.
   *
   * @param weight as in {@link #forward}
   * @param gradients one for each of the backbone's tables
   */
  void collect(
      TokenBatch batch,
      double weight,
      Workers workers,
      Kernels[] kernels,
      TableGradient[] gradients);
}
