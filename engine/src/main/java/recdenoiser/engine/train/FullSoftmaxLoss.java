package recdenoiser.engine.train;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.Rows;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.LossKernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/**
 * Cross-entropy of the softmax over all items of the catalogue: -ln softmax(F·Tᵀ + b)[target].
 * Offsets have no effect on it.
 *
 * <p>Letters: N predictions, I items, d width. The N × I probabilities never exist at once: a slice
 * goes through the items in pieces that stay in the cache and carries along the greatest score, the
 * sum of the exponentials and Σ exp(score)·T, from which the gradient of its states follows. The
 * table's gradient is a matter of the whole batch, see {@link CatalogueGradient}.
 */
final class FullSoftmaxLoss implements TokenLoss {
  /** States that are worked on at a time, and items that they are multiplied with at a time. */
  private static final int ROWS = 128;

  private static final int PIECE = 256;

  private final int itemCount;
  private final Matrix items;
  private final Matrix bias;
  private final int width;
  private final Predictions predictions = new Predictions();
  private final CatalogueGradient gradient;
  private final TransposedItems transposed;
  private Matrix states;
  private double[] most = new double[0];
  private double[] sums = new double[0];
  private double[] targetScores = new double[0];
  private double[] logSums = new double[0];
  private double[] factors = new double[0];
  private double[] targetFactors = new double[0];
  private double[] keptLogSums = new double[0];

  FullSoftmaxLoss(Backbone model) {
    itemCount = model.items();
    items = model.tables().get(model.outputItems()).values();
    bias = model.outputBias() < 0 ? null : model.tables().get(model.outputBias()).values();
    width = items.width();
    gradient = new CatalogueGradient(model);
    transposed = new TransposedItems(items, itemCount, PIECE);
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    transposed.refresh();
    if (most.length >= batch.tokens()) {
      return;
    }
    int room = Math.max(batch.tokens(), most.length * 5 / 4);
    states = Matrix.zeros(items.precision(), room, width);
    most = new double[room];
    sums = new double[room];
    targetScores = new double[room];
    logSums = new double[room];
    factors = new double[room];
    targetFactors = new double[room];
    keptLogSums = new double[room];
  }

  @Override
  public Rows wanted(TokenBatch batch, Segments segments) {
    return predictions.wanted(batch, segments);
  }

  @Override
  public void forward(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      double weight,
      double[] losses) {
    int rows = encoded.states().value().rows();
    Matrix gradients = zeros(tape, rows, width);
    slice(tape, encoded, batch, segments, weight, losses, gradients);
    Ops.seedGradient(encoded.states(), gradients);
    if (encoded.offsets() != null) {
      Ops.seedGradient(encoded.offsets(), zeros(tape, rows, 1));
    }
  }

  private static Matrix zeros(Tape tape, int rows, int columns) {
    Matrix zeros = tape.lend(rows, columns);
    tape.blas().scale(zeros, 0);
    return zeros;
  }

  @Override
  public void compare(
      Tape tape, Encoded encoded, TokenBatch batch, Segments segments, double[] losses) {
    slice(tape, encoded, batch, segments, 1, losses, null);
  }

  /**
   * @param gradients of the slice's states, zeros so far; null if they are not asked for
   */
  private void slice(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      double weight,
      double[] losses,
      Matrix gradients) {
    int first = segments.firstToken();
    Arrays.fill(losses, first, first + segments.tokens(), 0);
    int count = predictions.list(batch, segments);
    int[] sources = predictions.rows(encoded, count);
    int end = first + count;
    Tape.Mark mark = tape.mark();
    for (int place = first; place < end; place += ROWS) {
      int rows = Math.min(ROWS, end - place);
      Matrix block = tape.lend(rows, width);
      tape.kernels().gather(encoded.states().value(), sources, place, block);
      Matrix weighted = gradients == null ? null : zeros(tape, rows, width);
      throughItems(tape, block, place, weighted);
      finish(tape, block, place, weight, weighted);
      if (gradients != null) {
        Ops.addRows(tape, weighted, sources, place, gradients);
        tape.blas().copyInto(block, states, place * width);
        System.arraycopy(logSums, place, keptLogSums, place, rows);
      }
      for (int p = place; p < place + rows; p++) {
        losses[first + predictions.tokens()[p]] = logSums[p] - targetScores[p];
      }
      tape.rewind(mark);
    }
  }

  /** Sums exponentials, and items weighted by them, over the whole catalogue. */
  private void throughItems(Tape tape, Matrix block, int place, Matrix weighted) {
    int rows = block.rows();
    Arrays.fill(most, place, place + rows, Double.NEGATIVE_INFINITY);
    Arrays.fill(sums, place, place + rows, 0);
    Matrix whole = tape.lend(rows, Math.min(PIECE, itemCount));
    Matrix rest = tape.lend(rows, itemCount % PIECE);
    LossKernels kernels = tape.kernels().losses();
    for (int item = 1; item <= itemCount; item += PIECE) {
      int piece = Math.min(PIECE, itemCount + 1 - item);
      Matrix scores = piece == whole.width() ? whole : rest;
      int at = item * width;
      transposed.scores(tape.blas(), block, item, scores);
      kernels.softmaxPart(scores, bias, item, most, sums, place, weighted);
      if (weighted != null) {
        tape.blas()
            .multiply(
                rows, width, piece, scores, 0, piece, false, items, at, width, false, 1, weighted,
                0, width);
      }
    }
  }

  /** Normalises; {@code weighted} becomes weight · (Σ p T - T[target]). */
  private void finish(Tape tape, Matrix block, int place, double weight, Matrix weighted) {
    int rows = block.rows();
    Matrix targets = tape.lend(rows, width);
    LossKernels kernels = tape.kernels().losses();
    tape.kernels().gather(items, predictions.targets(), place, targets);
    kernels.innerProducts(block, targets, targetScores, place);
    double[] one = new double[1];
    for (int p = place; p < place + rows; p++) {
      if (bias != null) {
        bias.read(predictions.targets()[p], one, 0, 1);
        targetScores[p] += one[0];
      }
      logSums[p] = most[p] + Math.log(sums[p]);
      factors[p] = weight / sums[p];
      targetFactors[p] = -weight;
    }
    if (weighted != null) {
      kernels.combineRows(weighted, factors, targets, targetFactors, place);
    }
  }

  @Override
  public void collect(
      TokenBatch batch,
      double weight,
      Workers workers,
      Kernels[] kernels,
      TableGradient[] gradients) {
    gradient.collect(
        batch.tokens(),
        predictions.targets(),
        states,
        keptLogSums,
        weight,
        workers,
        kernels,
        gradients);
  }
}
