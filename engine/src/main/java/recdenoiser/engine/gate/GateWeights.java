package recdenoiser.engine.gate;

import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameter.Start;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/**
 * What a content gate learns: K and Q [d × d_g], b, r by distance and c by item. In a causal model
 * r has a number for each distance back, otherwise one for each distance in each direction.
 */
final class GateWeights {
  private static final double FIRST_BIAS = 2;

  private final Parameters parameters = new Parameters();
  private final Parameter key;
  private final Parameter query;
  private final Parameter bias;
  private final Parameter distance;
  private final Parameter item;
  private final RuleShape shape;
  private final int items;

  /**
   * @param width d of the items' vectors
   */
  GateWeights(GateSettings gate, RuleShape shape, int width, int items, Precision precision) {
    this.shape = shape;
    this.items = items;
    key = parameters.declare("gate.key", width, gate.gateWidth());
    query = parameters.declare("gate.query", width, gate.gateWidth());
    bias = parameters.declare("gate.bias", 1, 1, Start.ZERO);
    distance = parameters.declare("gate.distance", 1, distances(shape), Start.ZERO);
    item = parameters.declare("gate.item", 1, rows(items), Start.ZERO);
    parameters.allocate(precision);
    bias.value().add(0, FIRST_BIAS);
  }

  private static int distances(RuleShape shape) {
    return shape.causal() ? shape.window() : 2 * shape.window() - 1;
  }

  /** Item 0 is none, and the one behind the last stands for a masked one. */
  private static int rows(int items) {
    return items + 2;
  }

  static long count(GateSettings gate, RuleShape shape, int width, int items) {
    return 2L * width * gate.gateWidth() + 1 + distances(shape) + rows(items);
  }

  /** K and Q as Glorot and Bengio draw them, uniform within √(6 / (d + d_g)). */
  void draw(long seed) {
    draw(key.value(), Draws.derive(Draws.key(seed, Purpose.GATE, 0), 0));
    draw(query.value(), Draws.derive(Draws.key(seed, Purpose.GATE, 0), 1));
  }

  private static void draw(Matrix weight, long key) {
    double limit = Math.sqrt(6.0 / (weight.rows() + weight.width()));
    double[] numbers = new double[weight.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = limit * (2 * Draws.uniform(key, i) - 1);
    }
    weight.write(0, numbers, 0, numbers.length);
  }

  int items() {
    return items;
  }

  int distanceCount() {
    return distance.size();
  }

  Parameters parameters() {
    return parameters;
  }

  Precision precision() {
    return parameters.values().precision();
  }

  Matrix key() {
    return key.value();
  }

  Matrix query() {
    return query.value();
  }

  /** Where K begins among all numbers, and so on. */
  int keyAt() {
    return key.offset();
  }

  int queryAt() {
    return query.offset();
  }

  int biasAt() {
    return bias.offset();
  }

  int distanceAt() {
    return distance.offset();
  }

  int itemAt() {
    return item.offset();
  }

  double bias() {
    return bias.value().get(0);
  }

  /** r from the farthest key to the nearest: keys of one query follow one another. */
  double[] nearness() {
    double[] all = distance.value().toDoubles();
    double[] nearness = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      nearness[i] = all[all.length - 1 - i];
    }
    return nearness;
  }

  /** Index in {@link #nearness} of a query's first key. */
  int nearest(int query) {
    return shape.window() - 1 - query;
  }

  double item(int id) {
    return item.value().get(id);
  }

  List<NamedArray> arrays() {
    return parameters.all().stream()
        .map(
            each ->
                new NamedArray(
                    each.name(), new int[] {each.rows(), each.width()}, each.value().toFloats()))
        .toList();
  }

  void restore(NamedArrays arrays) {
    for (Parameter each : parameters.all()) {
      float[] values = arrays.take(each.name(), new int[] {each.rows(), each.width()});
      each.value().write(0, values, 0, values.length);
    }
  }
}
