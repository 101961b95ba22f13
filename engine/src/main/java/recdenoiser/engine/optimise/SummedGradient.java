package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import recdenoiser.engine.optimise.Optimiser.DenseGradients;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;

/** The gradients of all weights, summed over shards and rows, for who needs them as a whole. */
final class SummedGradient {
  private final TrainedWeights weights;
  private final List<Storage> sums = new ArrayList<>();

  SummedGradient(TrainedWeights weights) {
    this(weights, group -> true);
  }

  /**
   * @param wanted by the number of a group, whether it is asked for
   */
  SummedGradient(TrainedWeights weights, IntPredicate wanted) {
    this.weights = weights;
    for (int g = 0; g < weights.groups().size(); g++) {
      Group group = weights.groups().get(g);
      sums.add(Storage.of(group.values().precision(), wanted.test(g) ? group.size() : 0));
    }
  }

  /**
   * Sums a piece, decay included.
   *
   * @return Σ g²
   */
  double sum(Kernels kernels, AdamStep step, Piece piece, DenseGradients gradients) {
    Group group = weights.group(piece);
    Storage sum = sums.get(piece.group());
    return group.isDense()
        ? kernels
            .adam()
            .gradient(
                step,
                group.storage(),
                gradients.byShard(),
                gradients.shards(),
                piece.from(),
                piece.to(),
                sum)
        : kernels
            .adam()
            .gradient(
                step, group.values(), group.table().gradient(), piece.from(), piece.to(), sum);
  }

  /** The same for rows that a table's gradient touches, of which a piece has the numbers. */
  double sumTouched(Kernels kernels, AdamStep step, Piece piece) {
    Group group = weights.group(piece);
    TableGradient gradient = group.table().gradient();
    double squares = 0;
    for (int t = piece.from(); t < piece.to(); t++) {
      int row = gradient.touched(t);
      squares += kernels.adam().gradient(step, group.values(), gradient, row, row + 1, of(piece));
    }
    return squares;
  }

  Storage of(Piece piece) {
    return sums.get(piece.group());
  }

  /** Σ θ² of a piece. */
  double squares(Kernels kernels, Piece piece) {
    Matrix values = weights.group(piece).values();
    int width = values.width();
    int rows = piece.to() - piece.from();
    return kernels.squaredNorm(new Matrix(values.storage(), piece.from() * width, rows, width));
  }
}
