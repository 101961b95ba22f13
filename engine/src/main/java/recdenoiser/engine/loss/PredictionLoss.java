package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Matrix;

/**
 * A loss that looks at the states of those tokens alone that predict something, see {@link
 * Predictions}.
 */
abstract class PredictionLoss implements TokenLoss {
  final OutputItems output;
  final Matrix items;
  final Matrix bias;
  final int width;
  final Predictions predictions = new Predictions();

  PredictionLoss(OutputItems output) {
    this.output = output;
    this.items = output.vectors();
    this.bias = output.biases();
    this.width = output.width();
  }

  /**
   * Where the derivatives of a slice's weighted losses go, zeros so far.
   *
   * @param states [W × d], by row of the states
   * @param offsets [W × 1]; null where there are none
   */
  record Gradients(Matrix states, Matrix offsets) {}

  /**
   * @param gradients null if they are not asked for
   */
  abstract void slice(Tape tape, Encoded encoded, LossSlice slice, Gradients gradients);

  @Override
  public final Rows wanted(TokenBatch batch, Segments segments) {
    return predictions.wanted(batch, segments);
  }

  @Override
  public final void forward(Tape tape, Encoded encoded, LossSlice slice) {
    int rows = encoded.states().value().rows();
    boolean hasOffsets = encoded.offsets() != null;
    Gradients gradients =
        new Gradients(zeros(tape, rows, width), hasOffsets ? zeros(tape, rows, 1) : null);
    slice(tape, encoded, slice, gradients);
    Ops.loss(tape, encoded.states(), gradients.states());
    if (hasOffsets) {
      Ops.loss(tape, encoded.offsets(), gradients.offsets());
    }
  }

  @Override
  public final void evaluate(Tape tape, Encoded encoded, LossSlice slice) {
    LossSlice whole =
        new LossSlice(slice.batch(), slice.segments(), slice.shard(), 1, slice.losses());
    slice(tape, encoded, whole, null);
  }

  static Matrix zeros(Tape tape, int rows, int columns) {
    Matrix zeros = tape.lend(rows, columns);
    tape.blas().scale(zeros, 0);
    return zeros;
  }
}
