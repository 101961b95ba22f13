package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.nn.InitialWeights.Spread;
import recdenoiser.engine.tensor.Matrix;

/**
 * The tables of a backbone: one of items, another one of items for the scores where the two are not
 * shared, what else it has.
 */
final class ItemTables {
  private final List<Table> all = new ArrayList<>();
  private final ModelContext context;
  private final Spread spread;
  private final Table input;
  private final Table output;
  private Table outputBias;

  /** One row for each item, drawn as SASRec's authors do. */
  ItemTables(ModelContext context) {
    this(context, context.items(), Spread.GLOROT_UNIFORM);
  }

  /**
   * @param inputs rows that are read: those of the items, and what stands for none of them
   * @param spread how first weights are drawn
   */
  ItemTables(ModelContext context, int inputs, Spread spread) {
    this.context = context;
    this.spread = spread;
    ModelSettings settings = context.model();
    input = add("item_embedding", inputs, settings.width());
    output =
        settings.sharedItems() ? input : add("output_embedding", context.items(), settings.width());
  }

  /** One row for each item, of other widths than that of the settings. */
  ItemTables(ModelContext context, int inputWidth, int outputWidth, boolean shared) {
    this.context = context;
    this.spread = Spread.GLOROT_UNIFORM;
    input = add("item_embedding", context.items(), inputWidth);
    output = shared ? input : add("output_embedding", context.items(), outputWidth);
  }

  /**
   * @param ids from 1; row 0 stays zero
   */
  Table add(String name, int ids, int width) {
    Matrix values = Matrix.zeros(context.precision(), ids + 1, width);
    InitialWeights.drawTable(values, context.seed(), all.size(), spread);
    return add(name, values);
  }

  /** Biases of the scores, zero at first. */
  void addOutputBias(String name) {
    outputBias = add(name, Matrix.zeros(context.precision(), context.items() + 1, 1));
  }

  private Table add(String name, Matrix values) {
    Table table = new Table(name, values, (long) (values.rows() - 1) * values.width());
    all.add(table);
    return table;
  }

  List<Table> all() {
    return List.copyOf(all);
  }

  /** The table that input items are read from. */
  Table input() {
    return input;
  }

  /** The table that the scores are made with. */
  Table output() {
    return output;
  }

  /** What is added to the scores; null for nothing. */
  Table outputBias() {
    return outputBias;
  }
}
