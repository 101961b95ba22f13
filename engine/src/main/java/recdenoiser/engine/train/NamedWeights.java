package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Table;

/** The weights of a backbone by name, as a checkpoint keeps them. */
final class NamedWeights {
  private NamedWeights() {}

  /** Tables first; the list may be added to. */
  static List<NamedArray> of(Backbone model) {
    List<NamedArray> weights = new ArrayList<>();
    for (Table table : model.tables()) {
      weights.add(new NamedArray(table.name(), shape(table), table.values().toFloats()));
    }
    for (Parameter parameter : model.parameters().all()) {
      weights.add(new NamedArray(parameter.name(), shape(parameter), parameter.value().toFloats()));
    }
    return weights;
  }

  /**
   * @throws IllegalArgumentException if a weight is missing or has another shape
   */
  static void restore(Backbone model, NamedArrays named) {
    for (Table table : model.tables()) {
      float[] values = named.take(table.name(), shape(table));
      table.values().write(0, values, 0, values.length);
    }
    for (Parameter parameter : model.parameters().all()) {
      float[] values = named.take(parameter.name(), shape(parameter));
      parameter.value().write(0, values, 0, values.length);
    }
  }

  private static int[] shape(Table table) {
    return new int[] {table.values().rows(), table.width()};
  }

  private static int[] shape(Parameter parameter) {
    boolean vector = parameter.name().endsWith(".bias") || parameter.name().endsWith(".gain");
    return vector ? new int[] {parameter.width()} : new int[] {parameter.rows(), parameter.width()};
  }
}
