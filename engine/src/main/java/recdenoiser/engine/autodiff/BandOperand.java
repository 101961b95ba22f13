package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.PairIndex;
import recdenoiser.engine.tensor.PairRows;
import recdenoiser.engine.tensor.ScoreTile;

/**
 * The keys, or the values, that a band of queries meets, with the rows that pairs add to them if
 * there are any. These are constant along the tangent: only products with the value itself have
 * them.
 *
 * <p>Letters: d/H width of a head. The other operand of each product is [queries × d] and begins at
 * the head's first number of the band's first query; a band lies in its matrix as {@link ScoreTile}
 * says.
 */
final class BandOperand {
  private final ScoreTile tile;
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
  void scores(Matrix left, int leftAt, double keep, Matrix band, int at) {
    scores(left, leftAt, x.value, keep, band, at);
    if (rows != null) {
      rows.scores(tile, pairs, head, left, leftAt, band, at);
    }
  }

  /** band = left · ẋᵀ + keep · band. */
  void tangentScores(Matrix left, int leftAt, double keep, Matrix band, int at) {
    scores(left, leftAt, x.tangent, keep, band, at);
  }

  /** result += weights · x. */
  void sums(Matrix weights, int at, Matrix result, int resultAt) {
    sums(weights, at, x.value, result, resultAt);
    if (rows != null) {
      rows.sums(tile, pairs, head, weights, at, result, resultAt);
    }
  }

  /** result += weights · ẋ. */
  void tangentSums(Matrix weights, int at, Matrix result, int resultAt) {
    sums(weights, at, x.tangent, result, resultAt);
  }

  /** Gradient of x += weightsᵀ · left. */
  void spread(Matrix weights, int at, Matrix left, int leftAt) {
    spread(weights, at, left, leftAt, x.gradient);
    if (rows != null) {
      rows.gradients(tile, pairs, head, weights, at, left, leftAt);
    }
  }

  /** Gradient of ẋ += weightsᵀ · left. */
  void tangentSpread(Matrix weights, int at, Matrix left, int leftAt) {
    spread(weights, at, left, leftAt, x.tangentGradient);
  }

  private void scores(Matrix left, int leftAt, Matrix right, double keep, Matrix band, int at) {
    blas.multiply(
        tile.rows(),
        tile.keys(),
        headWidth,
        left,
        leftAt,
        d,
        false,
        right,
        column,
        d,
        true,
        keep,
        band,
        at,
        tile.stride());
  }

  private void sums(Matrix weights, int at, Matrix right, Matrix result, int resultAt) {
    blas.multiply(
        tile.rows(),
        headWidth,
        tile.keys(),
        weights,
        at,
        tile.stride(),
        false,
        right,
        column,
        d,
        false,
        1,
        result,
        resultAt,
        d);
  }

  private void spread(Matrix weights, int at, Matrix left, int leftAt, Matrix gradient) {
    blas.multiply(
        tile.keys(),
        headWidth,
        tile.rows(),
        weights,
        at,
        tile.stride(),
        true,
        left,
        leftAt,
        d,
        false,
        1,
        gradient,
        column,
        d);
  }
}
