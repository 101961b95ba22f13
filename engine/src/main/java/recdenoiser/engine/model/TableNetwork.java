package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.tensor.Matrix;

/**
 * A network of tables alone, without layers: a factorised matrix or a factorised Markov chain. It
 * looks at the last item of a history at most.
 */
abstract class TableNetwork implements Network {
  final int items;
  private final ModelContext context;
  private final List<Table> tables = new ArrayList<>();

  TableNetwork(ModelContext context) {
    this.context = context;
    this.items = context.items();
    context.parameters().allocate(context.precision());
  }

  /**
   * A table that is drawn, tables after one another as those of other models are.
   *
   * @param ids from 1; row 0 stands for nothing known, is zero and stays so
   */
  final Table add(String name, int ids, int width) {
    Table table = zeros(name, ids, width);
    InitialWeights.drawTable(table.values(), context.seed(), tables.size() - 1);
    return table;
  }

  /** A table of zeros, as {@link #add}. */
  final Table zeros(String name, int ids, int width) {
    Matrix values = Matrix.zeros(context.precision(), ids + 1, width);
    Table table = new Table(name, values, (long) ids * width);
    tables.add(table);
    return table;
  }

  @Override
  public final int items() {
    return items;
  }

  @Override
  public final int window() {
    return 1;
  }

  @Override
  public final RuleShape shape() {
    return new RuleShape(0, 1, 1, true);
  }

  @Override
  public final Parameters parameters() {
    return context.parameters();
  }

  @Override
  public final List<Table> tables() {
    return List.copyOf(tables);
  }
}
