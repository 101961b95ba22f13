package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * What an optimiser changes, in pieces that threads share out: ranges of numbers that are treated
 * alike. Decoupled decay leaves out what does not start spread (biases, gains, the α of heads), and
 * tables that are biases, as BERT's optimiser does.
 */
public final class TrainedWeights {
  private static final int DENSE_RANGE = 6144;
  private static final int TABLE_RANGE = 4096;

  private final List<Group> groups = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * What optimisers have to know of some tables.
   *
   * @param biases those that decoupled decay leaves out
   * @param inUnitBall those whose rows are kept in the unit ball
   * @param everyRow those of which every step touches all rows
   */
  public record TableRoles(Set<Table> biases, Set<Table> inUnitBall, Set<Table> everyRow) {
    public static final TableRoles NONE = new TableRoles(Set.of(), Set.of(), Set.of());
  }

  /**
   * The dense weights [numbers × 1], or those of a table.
   *
   * @param table null for the dense weights
   * @param inUnitBall whether its rows are kept in the unit ball
   * @param everyRow whether every step touches all of it
   */
  record Group(String name, Matrix values, Table table, boolean inUnitBall, boolean everyRow) {

    boolean isDense() {
      return table == null;
    }

    Storage storage() {
      return values.storage();
    }

    int size() {
      return values.size();
    }
  }

  /** Rows {@code from … to - 1} of a group. */
  record Piece(int group, int from, int to, boolean decays) {}

  /** Work on a piece. */
  @FunctionalInterface
  interface PieceWork {
    double on(Kernels kernels, Piece piece);
  }

  /**
   * @param name of the dense weights in a checkpoint
   * @param dense allocated
   * @param roles of the tables
   * @param decoupled whether decay is
   */
  public TrainedWeights(
      String name, Parameters dense, List<Table> tables, TableRoles roles, boolean decoupled) {
    Matrix numbers = new Matrix(dense.values(), 0, dense.size(), 1);
    groups.add(new Group(name, numbers, null, false, true));
    cutDense(dense, decoupled);
    for (Table table : tables) {
      int rows = Math.max(1, TABLE_RANGE / table.width());
      cut(0, table.values().rows(), rows, !roles.biases().contains(table), groups.size());
      groups.add(
          new Group(
              table.name(),
              table.values(),
              table,
              roles.inUnitBall().contains(table),
              roles.everyRow().contains(table)));
    }
  }

  private void cutDense(Parameters dense, boolean decoupled) {
    if (!decoupled) {
      cut(0, dense.size(), DENSE_RANGE, true, 0);
      return;
    }
    for (Parameter parameter : dense.all()) {
      boolean decays = parameter.start() == Parameter.Start.SPREAD;
      cut(parameter.offset(), parameter.offset() + parameter.size(), DENSE_RANGE, decays, 0);
    }
  }

  private void cut(int from, int to, int size, boolean decays, int group) {
    for (int at = from; at < to; at += size) {
      pieces.add(new Piece(group, at, Math.min(to, at + size), decays));
    }
  }

  List<Group> groups() {
    return groups;
  }

  Group group(Piece piece) {
    return groups.get(piece.group());
  }

  List<Piece> pieces() {
    return Collections.unmodifiableList(pieces);
  }

  /** Work on a piece, given with its number. */
  @FunctionalInterface
  interface NumberedWork {
    double on(Kernels kernels, Piece piece, int index);
  }

  /** The sum of the results of all pieces, always in the same order. */
  double sumOverPieces(Workers workers, Kernels[] kernels, PieceWork work) {
    return sum(workers, kernels, pieces, (kernel, piece, index) -> work.on(kernel, piece));
  }

  /** The sum of the results of some pieces, always in the same order. */
  static double sum(Workers workers, Kernels[] kernels, List<Piece> pieces, NumberedWork work) {
    double[] results = new double[pieces.size()];
    workers.forEach(
        results.length,
        (task, worker) -> results[task] = work.on(kernels[worker], pieces.get(task), task));
    double sum = 0;
    for (double result : results) {
      sum += result;
    }
    return sum;
  }
}
