package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.optimise.TrainedWeights.Group;
import recdenoiser.engine.optimise.TrainedWeights.Piece;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, Algorithm 1): m ←
 * β₁m + (1 - β₁)g, v ← β₂v + (1 - β₂)g², θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and v̂ =
 * v / (1 - β₂ᵗ). With decoupled decay, AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
 * Regularization", ICLR 2019, Algorithm 2): θ ← (1 - ηα)θ before the step.
 *
 * <p>Where gradients are clipped they are summed first, since the norm is that of all of them
 * together; otherwise they are summed on the way.
 */
public final class Adam implements Optimiser {
  private final OptimiserSettings settings;
  private final TrainedWeights weights;
  private final List<AdamMoments> moments = new ArrayList<>();
  private final SummedGradient summed;

  /** The AdamW step of weights that decay, and that of the others. */
  private record Steps(AdamStep decaying, AdamStep still) {
    AdamStep of(Piece piece) {
      return piece.decays() ? decaying : still;
    }

    Steps scaling(double factor) {
      return new Steps(decaying.scaling(factor), still.scaling(factor));
    }
  }

  public Adam(TrainedWeights weights, OptimiserSettings settings) {
    this.weights = weights;
    this.settings = settings;
    for (Group group : weights.groups()) {
      moments.add(new AdamMoments(zeros(group), zeros(group)));
    }
    summed = settings.clips() ? new SummedGradient(weights) : null;
  }

  private static Storage zeros(Group group) {
    return Storage.of(group.values().precision(), group.size());
  }

  @Override
  public double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step) {
    double rate = settings.learningRate().at(step);
    double decay = settings.decay().rate();
    AdamStep still =
        AdamStep.at(
            step,
            rate,
            settings.beta1(),
            settings.beta2(),
            settings.epsilon(),
            settings.decoupled() ? 0 : 2 * decay);
    AdamStep decaying = settings.decoupled() ? still.shrinking(1 - rate * decay) : still;
    Steps steps = new Steps(decaying, still);
    return decay
        * (settings.clips()
            ? clipped(gradients, workers, kernels, steps)
            : weights.sumOverPieces(
                workers,
                kernels,
                (kernel, piece) -> update(kernel, steps.of(piece), piece, gradients)));
  }

  private double update(Kernels kernels, AdamStep step, Piece piece, DenseGradients gradients) {
    Group group = weights.group(piece);
    AdamMoments own = moments.get(piece.group());
    return group.isDense()
        ? updateDense(kernels, step, piece, gradients)
        : kernels
            .adam()
            .update(step, group.values(), own, group.table().gradient(), piece.from(), piece.to());
  }

  private double updateDense(
      Kernels kernels, AdamStep step, Piece piece, DenseGradients gradients) {
    AdamMoments own = moments.get(piece.group());
    return kernels
        .adam()
        .update(
            step,
            weights.group(piece).storage(),
            own,
            gradients.byShard(),
            gradients.shards(),
            piece.from(),
            piece.to());
  }

  private double clipped(
      DenseGradients gradients, Workers workers, Kernels[] kernels, Steps steps) {
    double squares =
        steps.still().decay() == 0 ? 0 : weights.sumOverPieces(workers, kernels, summed::squares);
    double norm =
        Math.sqrt(
            weights.sumOverPieces(
                workers,
                kernels,
                (kernel, piece) -> summed.sum(kernel, steps.still(), piece, gradients)));
    Steps scaled = steps.scaling(norm > settings.clipNorm() ? settings.clipNorm() / norm : 1);
    weights.sumOverPieces(
        workers, kernels, (kernel, piece) -> updateSummed(kernel, scaled.of(piece), piece));
    return squares;
  }

  private double updateSummed(Kernels kernels, AdamStep step, Piece piece) {
    Group group = weights.group(piece);
    AdamMoments own = moments.get(piece.group());
    int width = group.values().width();
    Storage[] gradient = {summed.of(piece)};
    return kernels
        .adam()
        .update(step, group.storage(), own, gradient, 1, piece.from() * width, piece.to() * width);
  }

  /** First and second moments under names such as {@code item_embedding.first_moment}. */
  @Override
  public List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>();
    forEachMoment(
        (name, values) ->
            state.add(new NamedArray(name, new int[] {values.size()}, floats(values))));
    return state;
  }

  @Override
  public void restore(NamedArrays state) {
    forEachMoment((name, values) -> values.write(state.take(name, new int[] {values.size()})));
  }

  private interface MomentVisitor {
    void visit(String name, Storage values);
  }

  private void forEachMoment(MomentVisitor visitor) {
    for (int g = 0; g < moments.size(); g++) {
      String name = weights.groups().get(g).name();
      visitor.visit(name + ".first_moment", moments.get(g).first());
      visitor.visit(name + ".second_moment", moments.get(g).second());
    }
  }

  private static float[] floats(Storage values) {
    return new Matrix(values, 0, 1, values.size()).toFloats();
  }
}
