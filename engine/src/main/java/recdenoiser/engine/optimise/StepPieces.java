package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.optimise.TrainedWeights.PieceWork;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * What an optimiser goes through in a step: some groups of weights whole, of the others the rows
 * that the batch touches, in the order in which their gradients list them.
 */
final class StepPieces {
  private final TrainedWeights weights;
  private final List<Piece> whole = new ArrayList<>();
  private final List<Piece> tables = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * @param touched whether of a group, by its number, only touched rows are gone through
   */
  StepPieces(TrainedWeights weights, IntPredicate touched) {
    this.weights = weights;
    int last = -1;
    for (Piece piece : weights.pieces()) {
      if (!touched.test(piece.group())) {
        whole.add(piece);
      } else if (piece.group() != last) {
        last = piece.group();
        tables.add(piece);
      }
    }
  }

  /**
   * For an optimiser under which rows with no gradient and no decay stand still: of tables whatever
   * the batch touches, unless the norm of all gradients together is asked for, whose last bits are
   * those of a sum over all pieces.
   */
  static StepPieces whereZeroGradientsMoveNothing(
      TrainedWeights weights, OptimiserSettings settings) {
    boolean still = settings.decay().rate() == 0 && !settings.clips();
    return new StepPieces(weights, g -> still && !weights.groups().get(g).everyRow());
  }

  /** Lists the pieces of a step, once the gradients of tables are listed. */
  void begin() {
    pieces.clear();
    pieces.addAll(whole);
    for (Piece table : tables) {
      int rows = table.to() - table.from();
      int touched = weights.group(table).table().gradient().touchedCount();
      for (int from = 0; from < touched; from += rows) {
        int to = Math.min(touched, from + rows);
        pieces.add(new Piece(table.group(), from, to, table.decays()));
      }
    }
  }

  /**
   * The sum of the results of all pieces, always in the same order.
   *
   * @param ofTouched work on a piece whose rows are numbers of touched ones
   */
  double sum(Workers workers, Kernels[] kernels, PieceWork ofWhole, PieceWork ofTouched) {
    return TrainedWeights.sum(
        workers,
        kernels,
        pieces,
        (kernel, piece, index) -> (index < whole.size() ? ofWhole : ofTouched).on(kernel, piece));
  }
}
