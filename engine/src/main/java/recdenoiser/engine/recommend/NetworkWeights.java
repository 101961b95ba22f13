package recdenoiser.engine.recommend;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/** The weights of a network and of its attention rule by name, as a checkpoint keeps them. */
public final class NetworkWeights {
  private NetworkWeights() {}

  /** Tables first. */
  public static List<NamedArray> of(Network network, AttentionRule rule) {
    List<NamedArray> weights = new ArrayList<>();
    for (Table table : network.tables()) {
      weights.add(new NamedArray(table.name(), shape(table), table.values().toFloats()));
    }
    for (Parameter parameter : network.parameters().all()) {
      weights.add(new NamedArray(parameter.name(), shape(parameter), parameter.value().toFloats()));
    }
    weights.addAll(rule.weights());
    return weights;
  }

  /**
   * @throws IllegalArgumentException if a weight is missing or has another shape
   */
  public static void restore(Network network, AttentionRule rule, NamedArrays named) {
    for (Table table : network.tables()) {
      float[] values = named.take(table.name(), shape(table));
      table.values().write(0, values, 0, values.length);
    }
    for (Parameter parameter : network.parameters().all()) {
      float[] values = named.take(parameter.name(), shape(parameter));
      parameter.value().write(0, values, 0, values.length);
    }
    rule.restore(named);
  }

  private static int[] shape(Table table) {
    return new int[] {table.values().rows(), table.width()};
  }

  private static int[] shape(Parameter parameter) {
    boolean vector = parameter.name().endsWith(".bias") || parameter.name().endsWith(".gain");
    return vector ? new int[] {parameter.width()} : new int[] {parameter.rows(), parameter.width()};
  }
}
