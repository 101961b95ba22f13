package recdenoiser.engine.optimise;

import java.util.List;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Stochastic gradient descent (Robbins and Monro, "A Stochastic Approximation Method", 1951): θ ← θ
 * - ηg, with decoupled decay (1 - ηα)θ - ηg. It keeps nothing between steps.
 */
public final class Sgd implements Optimiser {
  private final OptimiserSettings settings;
  private final TrainedWeights weights;
  private final SummedGradient summed;

  public Sgd(TrainedWeights weights, OptimiserSettings settings) {
    this.weights = weights;
    this.settings = settings;
    this.summed = new SummedGradient(weights);
  }

  @Override
  public double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step) {
    double rate = settings.learningRate().at(step);
    double decay = settings.decay().rate();
    boolean penalised = decay > 0 && !settings.decoupled();
    AdamStep gradientOnly = AdamStep.at(step, rate, 0, 0, 1, penalised ? 2 * decay : 0);
    double squares = penalised ? weights.sumOverPieces(workers, kernels, summed::squares) : 0;
    double norm =
        Math.sqrt(
            weights.sumOverPieces(
                workers,
                kernels,
                (kernel, piece) -> summed.sum(kernel, gradientOnly, piece, gradients)));
    boolean clips = settings.clips() && norm > settings.clipNorm();
    double scaledRate = clips ? rate * settings.clipNorm() / norm : rate;
    double shrink = settings.decoupled() ? 1 - rate * decay : 1;
    weights.sumOverPieces(
        workers, kernels, (kernel, piece) -> move(piece, piece.decays() ? shrink : 1, scaledRate));
    return decay * squares;
  }

  private double move(Piece piece, double shrink, double rate) {
    Group group = weights.group(piece);
    Storage theta = group.storage();
    Storage gradient = summed.of(piece);
    int width = group.values().width();
    for (int i = piece.from() * width; i < piece.to() * width; i++) {
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
