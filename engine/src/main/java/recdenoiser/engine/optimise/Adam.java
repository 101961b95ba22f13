package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.optimise.OptimiserSettings.AdamTables;
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
import recdenoiser.engine.tensor.kernel.MissedSteps;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, Algorithm 1): m ←
 * β₁m + (1 - β₁)g, v ← β₂v + (1 - β₂)g², θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and v̂ =
 * v / (1 - β₂ᵗ). With decoupled decay, AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
 * Regularization", ICLR 2019, Algorithm 2): θ ← (1 - ηα)θ before the step.
 *
 * <p>Where gradients are clipped they are summed first, since the norm is that of all of them
 * together; otherwise they are summed on the way.
 *
 * <p>Rows of tables that a batch does not touch either move like all others, or wait and make up
 * for it when they are next read, see {@link MissedSteps}. Where every step touches every row they
 * need not, and where the decay of moments does not allow it they do not.
 */
public final class Adam implements Optimiser {
  /** Ends the names of arrays that say how many steps rows have missed. */
  public static final String BEHIND = ".behind";

  private static final int UNKNOWN = -1;
  private static final double LEAST_SHRINK = 1e-300;

  private final OptimiserSettings settings;
  private final TrainedWeights weights;
  private final List<AdamMoments> moments = new ArrayList<>();
  private final SummedGradient summed;
  private final StepPieces pieces;

  /** By group; null for those of which all rows move in every step. */
  private final LazyRows[] lazy;

  private final MissedSteps missed;
  private final MissedSteps missedDecaying;
  private double logShrinks;

  /** Steps so far; unknown before the first one. */
  private int done = UNKNOWN;

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
    boolean waits =
        settings.adamTables() == AdamTables.TOUCHED
            && !settings.penalised()
            && MissedSteps.fit(settings.beta1(), settings.beta2());
    missed = waits ? newMissedSteps() : null;
    missedDecaying = waits && settings.decoupled() ? newMissedSteps() : missed;
    lazy = new LazyRows[weights.groups().size()];
    for (Piece piece : waits ? weights.pieces() : List.<Piece>of()) {
      Group group = weights.group(piece);
      if (!group.everyRow() && lazy[piece.group()] == null) {
        lazy[piece.group()] = lazyRows(piece);
        group.table().readThrough(lazy[piece.group()]);
      }
    }
    pieces = new StepPieces(weights, g -> lazy[g] != null);
    summed = settings.clips() ? new SummedGradient(weights, g -> lazy[g] == null) : null;
  }

  private static Storage zeros(Group group) {
    return Storage.of(group.values().precision(), group.size());
  }

  private MissedSteps newMissedSteps() {
    return new MissedSteps(settings.beta1(), settings.beta2(), settings.epsilon());
  }

  private LazyRows lazyRows(Piece piece) {
    MissedSteps own = piece.decays() ? missedDecaying : missed;
    return new LazyRows(weights.group(piece), moments.get(piece.group()), own);
  }

  private Steps stepsAt(long step) {
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
    return new Steps(decaying, still);
  }

  @Override
  public boolean isLazy(Table table) {
    return lazyRows().anyMatch(rows -> rows.isOf(table));
  }

  private Stream<LazyRows> lazyRows() {
    return Stream.of(lazy).filter(Objects::nonNull);
  }

  @Override
  public void begin(long step) {
    if (missed != null) {
      recall((int) (step - 1));
      lazyRows().forEach(rows -> rows.open(true));
    }
  }

  /** Knows the steps up to {@code step} that some row has missed. */
  private void recall(int step) {
    if (done == step) {
      return;
    }
    int known = Math.max(0, done);
    lazyRows().forEach(rows -> rows.restore(rows.behind(known), step));
    recallFrom(lazyRows().mapToInt(rows -> rows.earliest(step)).min().orElse(step), step);
  }

  private void recallFrom(int first, int step) {
    logShrinks = 0;
    for (int s = 1; settings.decoupled() && s <= first; s++) {
      logShrinks += logShrink(stepsAt(s));
    }
    beginMissed(first);
    for (int s = first + 1; s <= step; s++) {
      remember(s, stepsAt(s));
    }
    done = step;
  }

  private double logShrink(Steps steps) {
    return settings.decoupled() ? Math.log(Math.max(LEAST_SHRINK, steps.decaying().shrink())) : 0;
  }

  private void beginMissed(int step) {
    missed.begin(step, 0);
    if (missedDecaying != missed) {
      missedDecaying.begin(step, logShrinks);
    }
  }

  private void remember(int step, Steps steps) {
    logShrinks += logShrink(steps);
    missed.step(steps.still(), 0);
    if (missedDecaying != missed) {
      missedDecaying.step(steps.decaying(), logShrinks);
    }
    done = step;
  }

  @Override
  public double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step) {
    Steps steps = stepsAt(step);
    pieces.begin();
    double squares =
        settings.clips()
            ? clipped(gradients, workers, kernels, steps)
            : pieces.sum(
                workers,
                kernels,
                (kernel, piece) -> update(kernel, steps.of(piece), piece, gradients),
                (kernel, piece) -> updateTouched(kernel, steps.of(piece), piece));
    if (missed != null) {
      remember((int) step, steps);
      lazyRows().forEach(rows -> rows.open(false));
    }
    return settings.decay().rate() * squares;
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

  private double updateTouched(Kernels kernels, AdamStep step, Piece piece) {
    lazy[piece.group()].update(kernels, step, piece.from(), piece.to());
    return 0;
  }

  private double clipped(
      DenseGradients gradients, Workers workers, Kernels[] kernels, Steps steps) {
    double squares =
        steps.still().decay() == 0 ? 0 : weights.sumOverPieces(workers, kernels, summed::squares);
    double norm =
        Math.sqrt(
            pieces.sum(
                workers,
                kernels,
                (kernel, piece) -> summed.sum(kernel, steps.still(), piece, gradients),
                this::squaredNormOfTouched));
    Steps scaled = steps.scaling(norm > settings.clipNorm() ? settings.clipNorm() / norm : 1);
    pieces.sum(
        workers,
        kernels,
        (kernel, piece) -> updateSummed(kernel, scaled.of(piece), piece),
        (kernel, piece) -> updateTouched(kernel, scaled.of(piece), piece));
    return squares;
  }

  private double squaredNormOfTouched(Kernels kernels, Piece piece) {
    Group group = weights.group(piece);
    return kernels
        .adam()
        .squaredNormOfTouched(
            group.table().gradient(), group.values().width(), piece.from(), piece.to());
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

  /**
   * An empty batch is no step: all rows come to know it before it could be one that they missed.
   */
  @Override
  public void skip(Workers workers, Kernels[] kernels, long step) {
    if (missed != null) {
      catchUp(workers, kernels, step - 1);
      lazyRows().forEach(rows -> rows.stampAll((int) step));
      logShrinks += logShrink(stepsAt(step));
      done = (int) step;
      beginMissed(done);
    }
  }

  @Override
  public void catchUp(Workers workers, Kernels[] kernels, long step) {
    if (missed == null) {
      return;
    }
    recall((int) step);
    weights.sumOverPieces(
        workers,
        kernels,
        (kernel, piece) -> {
          if (lazy[piece.group()] != null) {
            lazy[piece.group()].catchUp(kernel, piece.from(), piece.to());
          }
          return 0;
        });
    beginMissed(done);
  }

  /**
   * First and second moments under names such as {@code item_embedding.first_moment}, and under
   * {@code item_embedding.behind} how many steps each row has missed, where any has.
   */
  @Override
  public List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>();
    forEachMoment(
        (name, values) ->
            state.add(new NamedArray(name, new int[] {values.size()}, floats(values))));
    for (int g = 0; g < lazy.length; g++) {
      float[] behind = lazy[g] == null ? null : lazy[g].behind(Math.max(0, done));
      if (behind != null) {
        state.add(new NamedArray(behindName(g), new int[] {behind.length}, behind));
      }
    }
    return state;
  }

  private String behindName(int group) {
    return weights.groups().get(group).name() + BEHIND;
  }

  @Override
  public void restore(NamedArrays state) {
    forEachMoment((name, values) -> values.write(state.take(name, new int[] {values.size()})));
    for (int g = 0; g < lazy.length; g++) {
      if (lazy[g] != null) {
        boolean behind = state.has(behindName(g));
        lazy[g].restore(behind ? state.take(behindName(g), new int[] {lazy[g].rows()}) : null, 0);
      }
    }
    done = UNKNOWN;
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
