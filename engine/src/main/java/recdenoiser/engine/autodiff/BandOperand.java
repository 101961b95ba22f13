package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.PairIndex;
import recdenoiser.engine.tensor.kernel.PairRows;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * The keys, or the values, that a band of queries meets, with the rows that pairs add to them if
 * there are any. These are constant along the tangent: only products with the value itself have
 * them.
 *
 * <p>Letters: d/H width of a head. The other operand of each product is the head's part of the
 * band's queries, [queries × d/H]; the band itself is [queries × keys].
 */
final class BandOperand {
  private final ScoreTile tile;
  private final Slice met = new Slice();
  private Blas blas;
  private Variable x;
  private PairRows rows;
  private PairIndex pairs;
  private int d;
  private int headWidth;
  private int head;
  private int column;

  BandOperand(ScoreTile tile) {
    this.tile = tile;
  }

  /**
   * @param newRows what pairs add, or null
   */
  void begin(Tape tape, Variable newX, int newHeadWidth, PairRows newRows) {
    blas = tape.blas();
    x = newX;
    d = newX.width();
    headWidth = newHeadWidth;
    rows = newRows;
  }

  /**
   * Moves to one sequence and head.
   *
   * @param newColumn of the head in the sequence's first row
   * @param newPairs of the sequence, where there are rows
   */
  void at(int newHead, int newColumn, PairIndex newPairs) {
    head = newHead;
    column = newColumn;
    pairs = newPairs;
  }

  /** band = left · xᵀ + keep · band. */
  void scores(Slice left, double keep, Slice band) {
    blas.multiply(left, false, met(x.value), true, keep, band);
    if (rows != null) {
      rows.scores(tile, pairs, head, left, band);
    }
  }

  /** band = left · ẋᵀ + keep · band. */
  void tangentScores(Slice left, double keep, Slice band) {
    blas.multiply(left, false, met(x.tangent), true, keep, band);
  }

  /** result += weights · x. */
  void sums(Slice weights, Slice result) {
    blas.multiply(weights, false, met(x.value), false, 1, result);
    if (rows != null) {
      rows.sums(tile, pairs, head, weights, result);
    }
  }

  /** result += weights · ẋ. */
  void tangentSums(Slice weights, Slice result) {
    blas.multiply(weights, false, met(x.tangent), false, 1, result);
  }

  /** Gradient of x += weightsᵀ · left. */
  void spread(Slice weights, Slice left) {
    blas.multiply(weights, true, left, false, 1, met(x.gradient));
    if (rows != null) {
      rows.gradients(tile, pairs, head, weights, left);
    }
  }

  /** Gradient of ẋ += weightsᵀ · left. */
  void tangentSpread(Slice weights, Slice left) {
    blas.multiply(weights, true, left, false, 1, met(x.tangentGradient));
  }

  /** What the band meets of the sequence and head, [keys × d/H]. */
  private Slice met(Matrix whole) {
    return met.view(whole, column, tile.keys(), headWidth, d);
  }
}
