package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
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
  private final boolean hasBias;
  private final int width;
  private final Precision precision;
  private final Matrix[] itemSums = new Matrix[Shards.MOST];
  private final Matrix[] biasSums = new Matrix[Shards.MOST];
  private final boolean[] begun = new boolean[Shards.MOST];

  CatalogueGradient(OutputItems output) {
    itemCount = output.count();
    hasBias = output.hasBias();
    width = output.width();
    precision = output.vectors().precision();
    output.items().addPart(sum -> addTo(sum, itemSums));
    if (hasBias) {
      output.bias().addPart(sum -> addTo(sum, biasSums));
    }
  }

  /**
   * Some predictions of a shard, after one another.
   *
   * @param states [N × d], F; are multiplied by {@code factors}
   * @param place of the first one
   * @param weight of their losses
   * @param factors by place, what make P of exponentials, weighted
   * @param targets by place
   */
  record Block(Matrix states, int place, double weight, double[] factors, int[] targets) {}

  int mostShards() {
    return bearableShards((itemCount + 1L) * width);
  }

  /** How many shards may sum up so many numbers each. */
  static int bearableShards(long numbers) {
    long bearable = MOST_NUMBERS / numbers;
    return (int) Math.max(LEAST_SHARDS, Math.min(Shards.MOST, bearable));
  }

  /** Forgets the batch before. */
  void begin() {
    Arrays.fill(begun, false);
  }

  /**
   * @param exponentials [N × items of a piece], piece by piece
   */
  void add(Tape tape, int shard, TransposedItems pieces, Matrix exponentials, Block block) {
    room(shard);
    Matrix states = block.states();
    int rows = states.rows();
    Matrix own = tape.lend(rows, width);
    tape.blas().copy(states, own);
    tape.blas().scale(own, -block.weight());
    tape.kernels().losses().scaleRows(states, block.factors(), block.place());
    Matrix row = tape.lend(1, rows);
    row.write(0, block.factors(), block.place(), rows);
    int keep = begun[shard] ? 1 : 0;
    for (int item = 1; item <= itemCount; item += pieces.count(item)) {
      int at = rows * (item - 1);
      int count = pieces.count(item);
      Slice piece = tape.slice(exponentials, at, rows, count, count);
      addPiece(tape, shard, item, piece, states, row, keep);
    }
    begun[shard] = true;
    subtractTargets(tape.blas(), shard, own, block);
  }

  private void room(int shard) {
    if (itemSums[shard] == null) {
      itemSums[shard] = Matrix.zeros(precision, itemCount + 1, width);
      biasSums[shard] = hasBias ? Matrix.zeros(precision, itemCount + 1, 1) : null;
    }
  }

  /**
   * @param item the first one of the piece
   * @param exponentials [N × items of the piece]
   */
  private void addPiece(
      Tape tape, int shard, int item, Slice exponentials, Matrix states, Matrix factors, int keep) {
    int count = exponentials.columns();
    Slice sums = tape.slice(itemSums[shard], item * width, count, width, width);
    tape.blas().multiply(exponentials, true, tape.slice(states), false, keep, sums);
    if (hasBias) {
      Slice bias = tape.slice(biasSums[shard], item, 1, count, count);
      tape.blas().multiply(tape.slice(factors), false, exponentials, false, keep, bias);
    }
  }

  /**
   * @param own [N × d], -weight · F
   */
  private void subtractTargets(Blas blas, int shard, Matrix own, Block block) {
    for (int r = 0; r < own.rows(); r++) {
      int target = block.targets()[block.place() + r];
      blas.add(width, own, r * width, itemSums[shard], target * width);
      if (hasBias) {
        biasSums[shard].add(target, -block.weight());
      }
    }
  }

  private void addTo(TableGradient sum, Matrix[] byShard) {
    for (int shard = 0; shard < Shards.MOST; shard++) {
      if (begun[shard]) {
        sum.addWhole(byShard[shard]);
      }
    }
  }
}
