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
 * <p>Letters: N predictions, I items, d width. Some predictions at a time go through the items in
 * pieces that stay in the cache and carry along what exponentials are relative to, their sum and Σ
 * exp(score)·T, from which the gradient of the states follows. Their exponentials are kept until
 * the items' own gradient has been made of them, see {@link CatalogueGradient}; the N × I of a
 * whole batch never exist at once.
 */
final class FullSoftmaxLoss implements TokenLoss {
  /**
   * Predictions that are worked on at a time, and items that they are multiplied with at a time.
   */
  private static final int ROWS = 128;

  private static final int LEAST_ROWS = 16;
  private static final int PIECE = 256;

  /** Exponentials that a thread keeps. */
  private static final int KEPT = 4 << 20;

  private final int itemCount;
  private final Matrix items;
  private final Matrix bias;
  private final int width;
  private final int rowsAtOnce;
  private final Predictions predictions = new Predictions();
  private final CatalogueGradient gradient;
  private final TransposedItems transposed;
  private double[] base = new double[0];
  private double[] before = new double[0];
  private double[] sums = new double[0];
  private double[] targetScores = new double[0];
  private double[] factors = new double[0];
  private double[] targetFactors = new double[0];

  FullSoftmaxLoss(Backbone model) {
    itemCount = model.items();
    items = model.tables().get(model.outputItems()).values();
    bias = model.outputBias() < 0 ? null : model.tables().get(model.outputBias()).values();
    width = items.width();
    rowsAtOnce = Math.max(LEAST_ROWS, Math.min(ROWS, KEPT / itemCount));
    gradient = new CatalogueGradient(model);
    transposed = new TransposedItems(items, itemCount, PIECE);
  }

  @Override
  public int mostShards() {
    return gradient.mostShards();
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    transposed.refresh();
    gradient.begin();
    if (base.length >= batch.tokens()) {
      return;
    }
    int room = Math.max(batch.tokens(), base.length * 5 / 4);
    base = new double[room];
    before = new double[room];
    sums = new double[room];
    targetScores = new double[room];
    factors = new double[room];
    targetFactors = new double[room];
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
      int shard,
      double weight,
      double[] losses) {
    int rows = encoded.states().value().rows();
    Matrix gradients = zeros(tape, rows, width);
    slice(tape, encoded, batch, segments, shard, weight, losses, gradients);
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
    slice(tape, encoded, batch, segments, 0, 1, losses, null);
  }

  /**
   * @param gradients of the slice's states, zeros so far; null if they are not asked for
   */
  private void slice(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      int shard,
      double weight,
      double[] losses,
      Matrix gradients) {
    int first = segments.firstToken();
    Arrays.fill(losses, first, first + segments.tokens(), 0);
    int count = predictions.list(batch, segments);
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
        Ops.addRows(tape, weighted, sources, place, gradients);
        gradient.add(
            tape,
            shard,
            transposed,
            exponentials,
            block,
            factors,
            predictions.targets(),
            place,
            weight);
      }
      for (int p = place; p < place + rows; p++) {
        losses[first + predictions.tokens()[p]] = base[p] + Math.log(sums[p]) - targetScores[p];
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
    Arrays.fill(base, place, place + rows, Double.NEGATIVE_INFINITY);
    Arrays.fill(sums, place, place + rows, 0);
    LossKernels kernels = tape.kernels().losses();
    for (int item = 1; item <= itemCount; item += PIECE) {
      int piece = transposed.count(item);
      int at = weighted == null ? 0 : rows * (item - 1);
      transposed.scores(tape.blas(), block, item, exponentials, at);
      boolean raised =
          kernels.softmaxPart(exponentials, at, rows, piece, bias, item, base, sums, before, place);
      if (weighted == null) {
        continue;
      }
      if (raised) {
        adapt(tape, exponentials, item, rows, place, weighted);
      }
      tape.blas()
          .multiply(
              rows,
              width,
              piece,
              exponentials,
              at,
              piece,
              false,
              items,
              item * width,
              width,
              false,
              1,
              weighted,
              0,
              width);
    }
  }

  /** Makes what came before item {@code end} relative to the new base. */
  private void adapt(
      Tape tape, Matrix exponentials, int end, int rows, int place, Matrix weighted) {
    for (int r = 0; r < rows; r++) {
      double factor = before[place + r];
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
    gradient.collect(gradients);
  }
}
