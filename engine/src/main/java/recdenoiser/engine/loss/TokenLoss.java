package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;

/**
 * The loss of every token that predicts something. Slices are worked on by many threads at once,
 * each with rows of its own. A loss ends the computation on a tape; what it has to say about the
 * output layer it declares as parts of the tables' gradients.
 */
public interface TokenLoss {

  /** The loss that settings ask for. */
  static TokenLoss create(
      LossSettings loss, OutputItems output, TrainingSequences data, long seed) {
    boolean products = output.measure() == Measure.INNER_PRODUCT;
    if (loss.loss() == Loss.FULL_SOFTMAX) {
      if (!products) {
        throw new IllegalArgumentException(
            "The softmax over all items is of inner products, not of distances.");
      }
      return new FullSoftmaxLoss(output);
    }
    NegativeSampler sampler = new NegativeSampler(loss, data, seed);
    boolean plain = loss.loss() == Loss.BINARY && loss.samples() == 1 && loss.calibration() == 0;
    if (plain && products && !output.hasBias()) {
      return new BinaryLoss(output, sampler);
    }
    // one negative of its own each; the older losses keep the bits that their products have
    boolean pairs = loss.samples() == 1 && sampler.shared() == NegativesFor.POSITION;
    boolean older = loss.loss() == Loss.BINARY || loss.loss() == Loss.SAMPLED_SOFTMAX;
    return pairs && !older
        ? new PairLoss(output, loss, sampler)
        : new SampledLoss(output, loss, sampler);
  }

  /** Into how many shards a batch may be divided at most. */
  default int mostShards() {
    return Shards.MOST;
  }

  /** Whether it looks at all rows of the output tables, so that every step touches them all. */
  default boolean readsWholeTables() {
    return false;
  }

  /** Makes room for a batch, before its slices. */
  void begin(TokenBatch batch);

  /** Whether the whole batch must be filled in before {@link #see} and the first {@link #draw}. */
  default boolean needsWholeBatch() {
    return false;
  }

  /**
   * Looks at what every sequence of a batch that is filled in predicts, and draws what they share.
   */
  default void see(TokenBatch batch, long step) {}

  /**
   * Draws the negatives of sequences {@code from … to - 1}, if there are any.
   *
   * @param assembler that has filled them in
   * @param seen [items + 1], scratch of the calling thread, all zero before and after
   */
  default void draw(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {}

  /**
   * The tokens of a slice whose states this loss looks at, or null for all; the others are left out
   * of {@link #forward} and {@link #evaluate}.
   */
  default Rows wanted(TokenBatch batch, Segments segments) {
    return null;
  }

  /** The losses of a slice, as the last operation on its tape. */
  void forward(Tape tape, Encoded encoded, LossSlice slice);

  /** The losses alone, of another pass over the same tokens; the weight does not matter. */
  void evaluate(Tape tape, Encoded encoded, LossSlice slice);
}
