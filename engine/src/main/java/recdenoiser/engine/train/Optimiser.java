package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.tensor.AdamStep;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/** Adam on all weights of a model, shared out among threads by ranges of numbers. */
final class Optimiser {
  private static final int DENSE_RANGE = 6144;
  private static final int TABLE_RANGE = 4096;

  private final TrainingSettings settings;
  private final Storage dense;
  private final Moments denseMoments;
  private final List<Table> tables = new ArrayList<>();

  private record Moments(Storage first, Storage second) {
    static Moments of(Storage values) {
      return new Moments(
          Storage.of(values.precision(), values.size()),
          Storage.of(values.precision(), values.size()));
    }
  }

  private record Table(String name, Matrix values, Moments moments, int rowsPerTask) {
    int tasks() {
      return (values.rows() + rowsPerTask - 1) / rowsPerTask;
    }
  }

  Optimiser(Backbone model, TrainingSettings settings) {
    this.settings = settings;
    dense = model.parameters().values();
    denseMoments = Moments.of(dense);
    model.tables().forEach(table -> addTable(table.name(), table.values()));
  }

  private void addTable(String name, Matrix values) {
    int rows = Math.max(1, TABLE_RANGE / values.width());
    tables.add(new Table(name, values, Moments.of(values.storage()), rows));
  }

  /**
   * One step.
   *
   * @param gradients of the dense weights, by shard
   * @param tableGradients of the tables, in the model's order
   * @return α‖Θ‖² before the step
   */
  double step(
      Workers workers,
      Kernels[] kernels,
      Storage[] gradients,
      int shards,
      TableGradient[] tableGradients,
      long step) {
    AdamStep adam =
        AdamStep.at(
            step,
            settings.learningRate(),
            settings.beta1(),
            settings.beta2(),
            settings.epsilon(),
            2 * settings.weightDecay());
    int denseTasks = (dense.size() + DENSE_RANGE - 1) / DENSE_RANGE;
    int tasks = denseTasks + tables.stream().mapToInt(Table::tasks).sum();
    double[] squares = new double[tasks];
    workers.forEach(
        tasks,
        (task, worker) -> {
          if (task < denseTasks) {
            int from = task * DENSE_RANGE;
            int to = Math.min(dense.size(), from + DENSE_RANGE);
            squares[task] =
                kernels[worker].adam(
                    adam,
                    dense,
                    denseMoments.first(),
                    denseMoments.second(),
                    gradients,
                    shards,
                    from,
                    to);
          } else {
            squares[task] = table(kernels[worker], adam, tableGradients, task - denseTasks);
          }
        });
    double sum = 0;
    for (double s : squares) {
      sum += s;
    }
    return settings.weightDecay() * sum;
  }

  private double table(Kernels kernels, AdamStep adam, TableGradient[] gradients, int task) {
    int which = 0;
    int part = task;
    while (part >= tables.get(which).tasks()) {
      part -= tables.get(which++).tasks();
    }
    Table table = tables.get(which);
    int from = part * table.rowsPerTask();
    int to = Math.min(table.values().rows(), from + table.rowsPerTask());
    Moments moments = table.moments();
    return kernels.adam(
        adam, table.values(), moments.first(), moments.second(), gradients[which], from, to);
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
    visitor.visit("dense.first_moment", denseMoments.first());
    visitor.visit("dense.second_moment", denseMoments.second());
    for (Table table : tables) {
      visitor.visit(table.name() + ".first_moment", table.moments().first());
      visitor.visit(table.name() + ".second_moment", table.moments().second());
    }
  }

  private static float[] floats(Storage values) {
    return new Matrix(values, 0, 1, values.size()).toFloats();
  }
}
