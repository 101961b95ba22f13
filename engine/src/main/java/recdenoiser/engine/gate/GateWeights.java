package recdenoiser.engine.gate;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Precision;

/** What all content gates of a model learn: one for all blocks, or one for each. */
final class GateWeights {
  private final Parameters parameters = new Parameters();
  private final List<GateParameters> gates = new ArrayList<>();
  private final int items;

  /**
   * @param width d of the items' vectors
   */
  GateWeights(GateSettings gate, RuleShape shape, int width, int items, Precision precision) {
    this.items = items;
    for (int g = 0; g < count(gate, shape); g++) {
      String name = gate.gatePerBlock() ? "gate." + (g + 1) : "gate";
      gates.add(new GateParameters(parameters, name, gate, shape, width, items));
    }
    parameters.allocate(precision);
    gates.forEach(GateParameters::begin);
  }

  private static int count(GateSettings gate, RuleShape shape) {
    return gate.gatePerBlock() ? shape.blocks() : 1;
  }

  static long count(GateSettings gate, RuleShape shape, int width, int items) {
    return count(gate, shape) * GateParameters.count(gate, shape, width, items);
  }

  void draw(long seed) {
    for (int g = 0; g < gates.size(); g++) {
      gates.get(g).draw(Draws.key(seed, Purpose.GATE, 0), g);
    }
  }

  int count() {
    return gates.size();
  }

  GateParameters gate(int number) {
    return gates.get(number);
  }

  int items() {
    return items;
  }

  Parameters parameters() {
    return parameters;
  }

  Precision precision() {
    return parameters.values().precision();
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
