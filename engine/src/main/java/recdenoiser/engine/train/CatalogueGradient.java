package recdenoiser.engine.train;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;

/**
 * The gradient of a softmax over the catalogue with respect to its items and their biases: (P -
 * Y)ᵀF and the sums of the columns of P - Y, times the weight of a loss.
 *
 * <p>Letters: N predictions, I items, d width. Every shard of a batch has sums of its own, so that
 * the result depends on nothing but the batch. They take I × d numbers each; where the catalogue is
 * so large that this would be too much there are fewer shards.
 */
final class CatalogueGradient {
  private static final long MOST_NUMBERS = 64L << 20;
  private static final int LEAST_SHARDS = 4;

  private final int itemCount;
  private final int outputItems;
  private final int outputBias;
  private final int width;
  private final Precision precision;
  private final Matrix[] itemSums = new Matrix[Shards.MOST];
  private final Matrix[] biasSums = new Matrix[Shards.MOST];
  private final boolean[] begun = new boolean[Shards.MOST];

  CatalogueGradient(Backbone model) {
    itemCount = model.items();
    outputItems = model.outputItems();
    outputBias = model.outputBias();
    Matrix items = model.tables().get(outputItems).values();
    width = items.width();
    precision = items.precision();
  }

  int mostShards() {
    long bearable = MOST_NUMBERS / ((itemCount + 1L) * width);
    return (int) Math.max(LEAST_SHARDS, Math.min(Shards.MOST, bearable));
  }

  /** Forgets the batch before. */
  void begin() {
    Arrays.fill(begun, false);
  }

  /**
   * Some predictions of a shard, after one another.
   *
   * @param exponentials [N × items of a piece] piece by piece, what {@code factors} make P of,
   *     weighted
   * @param states [N × d], F; are multiplied by {@code factors}
   * @param targets by place, of which the first prediction has {@code place}
   */
  void add(
      Tape tape,
      int shard,
      TransposedItems pieces,
      Matrix exponentials,
      Matrix states,
      double[] factors,
      int[] targets,
      int place,
      double weight) {
    room(shard);
    int rows = states.rows();
    Matrix own = tape.lend(rows, width);
    tape.blas().copy(states, own);
    tape.blas().scale(own, -weight);
    tape.kernels().losses().scaleRows(states, factors, place);
    Matrix row = tape.lend(1, rows);
    row.write(0, factors, place, rows);
    int keep = begun[shard] ? 1 : 0;
    for (int item = 1; item <= itemCount; item += pieces.count(item)) {
      int at = rows * (item - 1);
      piece(tape.blas(), shard, item, pieces.count(item), exponentials, at, states, row, keep);
    }
    begun[shard] = true;
    subtractTargets(tape.blas(), shard, own, targets, place, weight);
  }

  private void room(int shard) {
    if (itemSums[shard] == null) {
      itemSums[shard] = Matrix.zeros(precision, itemCount + 1, width);
      biasSums[shard] = outputBias < 0 ? null : Matrix.zeros(precision, itemCount + 1, 1);
    }
  }

  private void piece(
      Blas blas,
      int shard,
      int item,
      int count,
      Matrix exponentials,
      int at,
      Matrix states,
      Matrix factors,
      int keep) {
    int rows = states.rows();
    blas.multiply(
        count,
        width,
        rows,
        exponentials,
        at,
        count,
        true,
        states,
        0,
        width,
        false,
        keep,
        itemSums[shard],
        item * width,
        width);
    if (outputBias >= 0) {
      blas.multiply(
          1,
          count,
          rows,
          factors,
          0,
          rows,
          false,
          exponentials,
          at,
          count,
          false,
          keep,
          biasSums[shard],
          item,
          count);
    }
  }

  /**
   * @param own [N × d], -weight · F
   */
  private void subtractTargets(
      Blas blas, int shard, Matrix own, int[] targets, int place, double weight) {
    for (int r = 0; r < own.rows(); r++) {
      int target = targets[place + r];
      blas.add(width, own, r * width, itemSums[shard], target * width);
      if (outputBias >= 0) {
        biasSums[shard].add(target, -weight);
      }
    }
  }

  /** Adds to the gradients of the tables. */
  void collect(TableGradient[] gradients) {
    for (int shard = 0; shard < Shards.MOST; shard++) {
      if (begun[shard]) {
        gradients[outputItems].addWhole(itemSums[shard]);
        if (outputBias >= 0) {
          gradients[outputBias].addWhole(biasSums[shard]);
        }
      }
    }
  }
}
