package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.TableGradient;

/** The gradient of the items' biases: that of a score is its slope. */
final class SampledBiasGradient extends SampledGradient {
  private final Matrix one;
  private Matrix sums;

  SampledBiasGradient(OutputItems output, int count, NegativesFor whom) {
    super(output, count, whom);
    one = Matrix.zeros(precision, 1, 1);
    one.storage().fill(1);
  }

  @Override
  void makePlaces(int room) {}

  @Override
  void makeSums(int negatives) {
    sums = Matrix.zeros(precision, negatives, 1);
  }

  @Override
  void keepStates(Tape tape, int place, Matrix states) {}

  @Override
  void sum(Tape tape, int at, Matrix states, Matrix negatives, int keep) {
    sumColumns(tape, negatives, keep, sums, at);
  }

  @Override
  void addOne(TableGradient sum, int item, int place, double slope) {
    sum.add(item, one, 0, slope);
  }

  @Override
  void addShared(TableGradient sum, int item, int at) {
    sum.add(item, sums, at, 1);
  }
}
