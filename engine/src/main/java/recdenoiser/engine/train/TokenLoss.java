package recdenoiser.engine.train;

import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/**
 * What states are compared with: a loss for every token that predicts something. Slices are worked
 * on by many threads at once, each with rows of its own.
 */
interface TokenLoss {

  /** Makes room for a batch, before its slices. */
  void begin(TokenBatch batch);

  /**
   * The losses of a slice; seeds the gradients of its states and offsets, and keeps what {@link
   * #collect} needs.
   *
   * @param weight what every loss is multiplied by in the objective
   * @param losses by token of the batch, not weighted; 0 where nothing is predicted
   */
  void forward(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      double weight,
      double[] losses);

  /** The losses alone, of another pass over the same tokens. */
  void compare(Tape tape, Encoded encoded, TokenBatch batch, Segments segments, double[] losses);

  /**
   * Adds to the gradients of the tables what all slices have left, in an order that does not depend
   * on the threads.
   *
   * @param gradients one for each of the backbone's tables
   */
  void collect(TokenBatch batch, Workers workers, Kernels[] kernels, TableGradient[] gradients);
}
