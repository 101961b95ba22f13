package recdenoiser.engine.optimise;

import java.util.List;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Stochastic gradient descent (Robbins and Monro, "A Stochastic Approximation Method", 1951): θ ← θ
 * - ηg, with decoupled decay (1 - ηα)θ - ηg. It keeps nothing between steps, so that rows of tables
 * without a gradient stand still.
 */
public final class Sgd implements Optimiser {
  private final OptimiserSettings settings;
  private final TrainedWeights weights;
  private final SummedGradient summed;
  private final StepPieces pieces;

  public Sgd(TrainedWeights weights, OptimiserSettings settings) {
    this.weights = weights;
    this.settings = settings;
    this.summed = new SummedGradient(weights);
    this.pieces = StepPieces.whereZeroGradientsMoveNothing(weights, settings);
  }

  @Override
  public double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step) {
    double rate = settings.learningRate().at(step);
    double decay = settings.decay().rate();
    AdamStep gradientOnly = AdamStep.at(step, rate, 0, 0, 1, settings.penalised() ? 2 * decay : 0);
    double squares =
        settings.penalised() ? weights.sumOverPieces(workers, kernels, summed::squares) : 0;
    pieces.begin();
    double norm =
        Math.sqrt(
            pieces.sum(
                workers,
                kernels,
                (kernel, piece) -> summed.sum(kernel, gradientOnly, piece, gradients),
                (kernel, piece) -> summed.sumTouched(kernel, gradientOnly, piece)));
    boolean clips = settings.clips() && norm > settings.clipNorm();
    double scaledRate = clips ? rate * settings.clipNorm() / norm : rate;
    double shrink = settings.decoupled() ? 1 - rate * decay : 1;
    pieces.sum(
        workers,
        kernels,
        (kernel, piece) ->
            move(piece, piece.from(), piece.to(), piece.decays() ? shrink : 1, scaledRate),
        (kernel, piece) -> moveTouched(piece, scaledRate));
    return decay * squares;
  }

  private double moveTouched(Piece piece, double rate) {
    TableGradient gradient = weights.group(piece).table().gradient();
    for (int t = piece.from(); t < piece.to(); t++) {
      int row = gradient.touched(t);
      move(piece, row, row + 1, 1, rate);
    }
    return 0;
  }

  private double move(Piece piece, int from, int to, double shrink, double rate) {
    Group group = weights.group(piece);
    Storage theta = group.storage();
    Storage gradient = summed.of(piece);
    int width = group.values().width();
    for (int i = from * width; i < to * width; i++) {
      theta.set(i, shrink * theta.get(i) - rate * gradient.get(i));
    }
    return 0;
  }

  @Override
  public List<NamedArray> state() {
    return List.of();
  }

  @Override
  public void restore(NamedArrays state) {}
}
