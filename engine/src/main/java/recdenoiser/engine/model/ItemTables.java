package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.nn.InitialWeights;
import recdenoiser.engine.nn.InitialWeights.Spread;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/**
 * The tables of a backbone: one of items, another one of items for the scores, what else it has.
 */
final class ItemTables {
  private final List<Table> all = new ArrayList<>();
  private final Precision precision;
  private final long seed;
  private final Spread spread;
  private final int output;

  /**
   * @param seed of the first weights
   */
  ItemTables(BackboneSettings settings, int items, Precision precision, long seed) {
    this(settings, items, items, precision, seed, Spread.GLOROT_UNIFORM);
  }

  /**
   * @param inputs rows that are read: those of the items, and what stands for none of them
   * @param seed of the first weights, and {@code spread}: how they are drawn
   */
  ItemTables(
      BackboneSettings settings,
      int items,
      int inputs,
      Precision precision,
      long seed,
      Spread spread) {
    this.precision = precision;
    this.seed = seed;
    this.spread = spread;
    add("item_embedding", inputs, settings.width());
    output = settings.sharedItems() ? 0 : add("output_embedding", items, settings.width());
  }

  /**
   * @param ids from 1; row 0 stays zero
   * @return its index
   */
  int add(String name, int ids, int width) {
    Matrix values = Matrix.zeros(precision, ids + 1, width);
    InitialWeights.drawTable(values, seed, all.size(), spread);
    return add(name, values);
  }

  /** The same, of zeros. */
  int addZeros(String name, int ids, int width) {
    return add(name, Matrix.zeros(precision, ids + 1, width));
  }

  private int add(String name, Matrix values) {
    all.add(new Table(name, values, (long) (values.rows() - 1) * values.width()));
    return all.size() - 1;
  }

  List<Table> all() {
    return List.copyOf(all);
  }

  /** Values of the table of that index. */
  Matrix values(int table) {
    return all.get(table).values();
  }

  /** Index of the table that the scores are made with. */
  int output() {
    return output;
  }
}
