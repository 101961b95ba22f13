package recdenoiser.engine.gate;

import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameter.Start;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;

/**
 * What one gate learns: K and Q [d × d_g], b, r by distance and c by item. In a causal model r has
 * a number for each distance back, otherwise one for each distance in each direction.
 */
final class GateParameters {
  private static final double FIRST_BIAS = 2;

  private final Parameter key;
  private final Parameter query;
  private final Parameter bias;
  private final Parameter distance;
  private final Parameter item;
  private final int window;

  /**
   * Declares them; {@link #begin} must be called when they are allocated.
   *
   * @param name begins their names
   * @param width d of the items' vectors
   */
  GateParameters(
      Parameters parameters,
      String name,
      GateSettings gate,
      RuleShape shape,
      int width,
      int items) {
    window = shape.window();
    key = parameters.declare(name + ".key", width, gate.gateWidth());
    query = parameters.declare(name + ".query", width, gate.gateWidth());
    bias = parameters.declare(name + ".bias", 1, 1, Start.ZERO);
    distance = parameters.declare(name + ".distance", 1, distances(shape), Start.ZERO);
    item = parameters.declare(name + ".item", 1, rows(items), Start.ZERO);
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

  void begin() {
    bias.value().add(0, FIRST_BIAS);
  }

  /** K and Q as Glorot and Bengio draw them, uniform within √(6 / (d + d_g)). */
  void draw(long keyOfDraws, int gate) {
    draw(key.value(), Draws.derive(keyOfDraws, 2L * gate));
    draw(query.value(), Draws.derive(keyOfDraws, 2L * gate + 1));
  }

  private static void draw(Matrix weight, long key) {
    double limit = Math.sqrt(6.0 / (weight.rows() + weight.width()));
    double[] numbers = new double[weight.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = limit * (2 * Draws.uniform(key, i) - 1);
    }
    weight.write(0, numbers, 0, numbers.length);
  }

  int distanceCount() {
    return distance.size();
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
    return window - 1 - query;
  }

  double item(int id) {
    return item.value().get(id);
  }
}
