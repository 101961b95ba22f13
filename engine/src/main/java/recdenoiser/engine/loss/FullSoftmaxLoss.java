package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.OnlineSoftmax;

/**
 * Cross-entropy of the softmax over all items of the catalogue: -ln softmax(F·Tᵀ + b)[target].
 * Offsets have no effect on it.
 *
 * <p>Letters: N predictions, I items, d width. Some predictions at a time go through the items in
 * pieces that stay in the cache and carry along what exponentials are relative to, their sum and Σ
 * exp(score)·T, from which the gradient of the states follows. Their exponentials are kept until
 * the items' own gradient has been made of them, see {@link CatalogueGradient}; the N × I of a
 * whole batch never exist at once.
 */
final class FullSoftmaxLoss extends PredictionLoss {
  /**
   * Predictions that are worked on at a time, and items that they are multiplied with at a time.
   */
  private static final int ROWS = 128;

  private static final int LEAST_ROWS = 16;
  private static final int PIECE = 256;

  /** Exponentials that a thread keeps. */
  private static final int KEPT = 4 << 20;

  private final int itemCount;
  private final int rowsAtOnce;
  private final CatalogueGradient gradient;
  private final TransposedItems transposed;
  private final OnlineSoftmax softmax = new OnlineSoftmax();
  private double[] targetScores = new double[0];
  private double[] factors = new double[0];
  private double[] targetFactors = new double[0];

  FullSoftmaxLoss(OutputItems output) {
    super(output);
    itemCount = output.count();
    rowsAtOnce = Math.max(LEAST_ROWS, Math.min(ROWS, KEPT / itemCount));
    gradient = new CatalogueGradient(output);
    transposed = new TransposedItems(items, itemCount, PIECE);
  }

  @Override
  public int mostShards() {
    return gradient.mostShards();
  }

  @Override
  public boolean readsWholeTables() {
    return true;
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    transposed.refresh();
    gradient.begin();
    softmax.room(batch.tokens());
    if (factors.length >= batch.tokens()) {
      return;
    }
    int room = Math.max(batch.tokens(), factors.length * 5 / 4);
    targetScores = new double[room];
    factors = new double[room];
    targetFactors = new double[room];
  }

  @Override
  void slice(Tape tape, Encoded encoded, LossSlice slice, Gradients gradients) {
    int first = slice.firstToken();
    double weight = slice.weight();
    slice.clearLosses();
    int count = predictions.list(slice.batch(), slice.segments());
    int[] sources = predictions.rows(encoded, count);
    int end = first + count;
    Tape.Mark mark = tape.mark();
    for (int place = first; place < end; place += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, end - place);
      Matrix block = tape.lend(rows, width);
      tape.kernels().gather(encoded.states().value(), sources, place, block);
      if (gradients == null) {
        throughItems(tape, block, place, tape.lend(rows, Math.min(PIECE, itemCount)), null);
        finish(tape, block, place, weight, null);
      } else {
        Matrix weighted = zeros(tape, rows, width);
        Matrix exponentials = tape.lend(rows, itemCount);
        throughItems(tape, block, place, exponentials, weighted);
        finish(tape, block, place, weight, weighted);
        Ops.addRows(tape, weighted, sources, place, gradients.states());
        CatalogueGradient.Block predicted =
            new CatalogueGradient.Block(block, place, weight, factors, predictions.targets());
        gradient.add(tape, slice.shard(), transposed, exponentials, predicted);
      }
      for (int p = place; p < place + rows; p++) {
        slice.losses()[first + predictions.tokens()[p]] = softmax.logSum(p) - targetScores[p];
      }
      tape.rewind(mark);
    }
  }

  /**
   * Sums exponentials, and items weighted by them, over the whole catalogue.
   *
   * @param exponentials room for those of all pieces, or of one where {@code weighted} is null
   */
  private void throughItems(
      Tape tape, Matrix block, int place, Matrix exponentials, Matrix weighted) {
    int rows = block.rows();
    softmax.begin(place, place + rows);
    LossKernels kernels = tape.kernels().losses();
    for (int item = 1; item <= itemCount; item += PIECE) {
      int piece = transposed.count(item);
      int at = weighted == null ? 0 : rows * (item - 1);
      transposed.scores(tape, block, item, exponentials, at);
      Slice scores = tape.slice(exponentials, at, rows, piece, piece);
      boolean raised = kernels.softmaxPart(scores, bias, item, softmax, place);
      if (weighted == null) {
        continue;
      }
      if (raised) {
        adapt(tape, exponentials, item, rows, place, weighted);
      }
      tape.blas()
          .multiply(
              scores,
              false,
              tape.slice(items, item * width, piece, width, width),
              false,
              1,
              tape.slice(weighted));
    }
  }

  /** Makes what came before item {@code end} relative to the new base. */
  private void adapt(
      Tape tape, Matrix exponentials, int end, int rows, int place, Matrix weighted) {
    for (int r = 0; r < rows; r++) {
      double factor = softmax.before(place + r);
      if (factor == 1) {
        continue;
      }
      tape.blas().scale(part(weighted, r * width, width), factor);
      for (int item = 1; item < end; item += PIECE) {
        int piece = transposed.count(item);
        int at = rows * (item - 1) + r * piece;
        tape.blas().scale(part(exponentials, at, piece), factor);
      }
    }
  }

  private static Matrix part(Matrix whole, int at, int count) {
    return new Matrix(whole.storage(), whole.offset() + at, 1, count);
  }

  /** Normalises; {@code weighted} becomes weight · (Σ p T - T[target]). */
  private void finish(Tape tape, Matrix block, int place, double weight, Matrix weighted) {
    int rows = block.rows();
    Matrix targets = tape.lend(rows, width);
    LossKernels kernels = tape.kernels().losses();
    tape.kernels().gather(items, predictions.targets(), place, targets);
    kernels.innerProducts(block, targets, targetScores, place);
    for (int p = place; p < place + rows; p++) {
      if (bias != null) {
        targetScores[p] += bias.get(predictions.targets()[p]);
      }
      factors[p] = weight / softmax.sum(p);
      targetFactors[p] = -weight;
    }
    if (weighted != null) {
      kernels.combineRows(weighted, factors, targets, targetFactors, place);
    }
  }
}
