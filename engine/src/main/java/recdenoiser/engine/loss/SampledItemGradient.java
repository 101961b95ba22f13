package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.TableGradient;

/**
 * The gradient of the items: that of an inner product is its slope times the state; that of a
 * distance f · (state - T_i), where f is given in place of slopes, see {@link Distances}.
 *
 * <p>T_i is a row of the table itself. An optimiser sums the gradient of a row before it moves the
 * row, and no other row is made of it.
 */
final class SampledItemGradient extends SampledGradient {
  private final boolean apart;
  private final Matrix table;
  private final double[] factor = new double[1];
  private Matrix states;
  private Matrix sums;
  private Matrix factorSums;

  SampledItemGradient(OutputItems output, int count, NegativesFor whom) {
    super(output, count, whom);
    apart = output.measure() != Measure.INNER_PRODUCT;
    table = output.vectors();
  }

  @Override
  void makePlaces(int room) {
    states = Matrix.zeros(precision, room, width);
  }

  @Override
  void makeSums(int negatives) {
    sums = Matrix.zeros(precision, negatives, width);
    factorSums = apart ? Matrix.zeros(precision, negatives, 1) : null;
  }

  @Override
  void keepStates(Tape tape, int place, Matrix someStates) {
    tape.blas().copyInto(someStates, states, place * width);
  }

  @Override
  void sum(Tape tape, int at, Matrix someStates, Matrix negatives, int keep) {
    tape.blas()
        .multiply(
            tape.slice(negatives),
            true,
            tape.slice(someStates),
            false,
            keep,
            tape.slice(sums, at * width, count, width, width));
    if (apart) {
      sumColumns(tape, negatives, keep, factorSums, at);
    }
  }

  @Override
  void addOne(TableGradient sum, int item, int place, double slope) {
    sum.add(item, states, place, slope);
    if (apart) {
      sum.add(item, table, item, -slope);
    }
  }

  @Override
  void addShared(TableGradient sum, int item, int at) {
    sum.add(item, sums, at, 1);
    if (apart) {
      factorSums.read(at, factor, 0, 1);
      sum.add(item, table, item, -factor[0]);
    }
  }
}
