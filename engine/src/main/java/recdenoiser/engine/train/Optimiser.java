package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Table;
import recdenoiser.engine.tensor.AdamStep;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/**
 * Adam on all weights of a model but the mask logits, which have an Adam of their own. Threads
 * share out pieces: ranges of numbers that are treated alike.
 *
 * <p>Decoupled decay leaves out what does not start spread (biases, gains, the α of heads) and the
 * bias of the scores, as BERT's optimiser does. Where gradients are clipped, they are summed first,
 * since the norm is that of all of them together; otherwise they are summed on the way.
 */
final class Optimiser {
  private static final int DENSE_RANGE = 6144;
  private static final int TABLE_RANGE = 4096;
  private static final int DENSE = 0;

  private final TrainingSettings settings;
  private final List<Weights> weights = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * The dense weights [numbers × 1], or those of a table.
   *
   * @param gradient room for the sum of all gradients, where they are clipped; otherwise null
   */
  private record Weights(
      String name, Matrix values, Storage first, Storage second, Storage gradient) {}

  /** Rows {@code from … to - 1} of some weights. */
  private record Piece(int weights, int from, int to, boolean decays) {}

  /** What a step is given. */
  private record Gradients(Storage[] dense, int shards, TableGradient[] tables) {}

  Optimiser(Backbone model, TrainingSettings settings) {
    this.settings = settings;
    cutDense(model.parameters());
    Storage dense = model.parameters().values();
    add("dense", new Matrix(dense, 0, dense.size(), 1));
    for (Table table : model.tables()) {
      boolean decays = weights.size() - 1 != model.outputBias();
      Matrix values = table.values();
      int rows = Math.max(1, TABLE_RANGE / values.width());
      cut(weights.size(), 0, values.rows(), rows, decays);
      add(table.name(), values);
    }
  }

  private void add(String name, Matrix values) {
    Precision precision = values.precision();
    int size = values.size();
    weights.add(
        new Weights(
            name,
            values,
            Storage.of(precision, size),
            Storage.of(precision, size),
            clips() ? Storage.of(precision, size) : null));
  }

  private boolean clips() {
    return settings.clipNorm() > 0;
  }

  private boolean decoupled() {
    return settings.decayKind() == DecayKind.DECOUPLED && settings.weightDecay() > 0;
  }

  private void cutDense(Parameters parameters) {
    if (!decoupled()) {
      cut(DENSE, 0, parameters.size(), DENSE_RANGE, true);
      return;
    }
    for (Parameter parameter : parameters.all()) {
      boolean decays = parameter.start() == Parameter.Start.SPREAD;
      int end = parameter.offset() + parameter.size();
      cut(DENSE, parameter.offset(), end, DENSE_RANGE, decays);
    }
  }

  private void cut(int which, int from, int to, int size, boolean decays) {
    for (int at = from; at < to; at += size) {
      pieces.add(new Piece(which, at, Math.min(to, at + size), decays));
    }
  }

  /**
   * One step.
   *
   * @param shardGradients of the dense weights, by shard
   * @param tableGradients of the tables, in the model's order
   * @return α‖Θ‖² before the step if it is part of the objective, otherwise 0
   */
  double step(
      Workers workers,
      Kernels[] kernels,
      Storage[] shardGradients,
      int shards,
      TableGradient[] tableGradients,
      long step) {
    double rate = settings.learningRateAt(step);
    double decay = settings.weightDecay();
    Gradients gradients = new Gradients(shardGradients, shards, tableGradients);
    AdamStep still =
        AdamStep.at(
            step,
            rate,
            settings.beta1(),
            settings.beta2(),
            settings.epsilon(),
            decoupled() ? 0 : 2 * decay);
    AdamStep decaying = decoupled() ? still.shrinking(1 - rate * decay) : still;
    if (clips()) {
      return decay * clipped(workers, kernels, still, decaying, gradients);
    }
    return decay
        * overPieces(
            workers,
            kernels,
            (kernel, piece) -> update(kernel, piece.decays() ? decaying : still, piece, gradients));
  }

  /** Work on a piece. */
  private interface PieceWork {
    double on(Kernels kernels, Piece piece);
  }

  /** The sum of the results, always in the same order. */
  private double overPieces(Workers workers, Kernels[] kernels, PieceWork work) {
    double[] results = new double[pieces.size()];
    workers.forEach(
        results.length,
        (task, worker) -> results[task] = work.on(kernels[worker], pieces.get(task)));
    double sum = 0;
    for (double result : results) {
      sum += result;
    }
    return sum;
  }

  private double update(Kernels kernels, AdamStep adam, Piece piece, Gradients gradients) {
    Weights own = weights.get(piece.weights());
    int from = piece.from();
    int to = piece.to();
    if (piece.weights() == DENSE) {
      Storage dense = own.values().storage();
      return kernels
          .adam()
          .update(
              adam,
              dense,
              own.first(),
              own.second(),
              gradients.dense(),
              gradients.shards(),
              from,
              to);
    }
    TableGradient gradient = gradients.tables()[piece.weights() - 1];
    return kernels.adam().update(adam, own.values(), own.first(), own.second(), gradient, from, to);
  }

  private double clipped(
      Workers workers, Kernels[] kernels, AdamStep still, AdamStep decaying, Gradients gradients) {
    double squares = still.decay() == 0 ? 0 : overPieces(workers, kernels, this::squares);
    double norm =
        Math.sqrt(
            overPieces(workers, kernels, (kernel, piece) -> sum(kernel, still, piece, gradients)));
    double scale = norm > settings.clipNorm() ? settings.clipNorm() / norm : 1;
    AdamStep stillScaled = still.scaling(scale);
    AdamStep decayingScaled = decaying.scaling(scale);
    overPieces(
        workers,
        kernels,
        (kernel, piece) ->
            updateSummed(kernel, piece.decays() ? decayingScaled : stillScaled, piece));
    return squares;
  }

  private double squares(Kernels kernels, Piece piece) {
    Matrix values = weights.get(piece.weights()).values();
    int width = values.width();
    int rows = piece.to() - piece.from();
    return kernels.squaredNorm(new Matrix(values.storage(), piece.from() * width, rows, width));
  }

  private double sum(Kernels kernels, AdamStep adam, Piece piece, Gradients gradients) {
    Weights own = weights.get(piece.weights());
    int from = piece.from();
    int to = piece.to();
    if (piece.weights() == DENSE) {
      Storage dense = own.values().storage();
      return kernels
          .adam()
          .gradient(adam, dense, gradients.dense(), gradients.shards(), from, to, own.gradient());
    }
    TableGradient gradient = gradients.tables()[piece.weights() - 1];
    return kernels.adam().gradient(adam, own.values(), gradient, from, to, own.gradient());
  }

  private double updateSummed(Kernels kernels, AdamStep adam, Piece piece) {
    Weights own = weights.get(piece.weights());
    int width = own.values().width();
    Storage[] gradient = {own.gradient()};
    return kernels
        .adam()
        .update(
            adam,
            own.values().storage(),
            own.first(),
            own.second(),
            gradient,
            1,
            piece.from() * width,
            piece.to() * width);
  }

  /** First and second moments under names such as {@code item_embedding.first_moment}. */
  List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>();
    forEachMoment(
        (name, values) ->
            state.add(new NamedArray(name, new int[] {values.size()}, floats(values))));
    return state;
  }

  void restore(NamedArrays state) {
    forEachMoment((name, values) -> values.write(state.take(name, new int[] {values.size()})));
  }

  private interface MomentVisitor {
    void visit(String name, Storage values);
  }

  private void forEachMoment(MomentVisitor visitor) {
    for (Weights own : weights) {
      visitor.visit(own.name() + ".first_moment", own.first());
      visitor.visit(own.name() + ".second_moment", own.second());
    }
  }

  private static float[] floats(Storage values) {
    return new Matrix(values, 0, 1, values.size()).toFloats();
  }
}
