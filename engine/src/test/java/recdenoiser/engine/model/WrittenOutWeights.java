package recdenoiser.engine.model;

import java.util.HashMap;
import java.util.Map;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Table;

/** The weights of a backbone as double[][], for models written out in loops. */
final class WrittenOutWeights {
  private final Map<String, double[][]> byName = new HashMap<>();
  private final double[][] items;

  WrittenOutWeights(Network model) {
    for (Parameter parameter : model.parameters().all()) {
      byName.put(
          parameter.name(),
          rows(parameter.value().toDoubles(), parameter.rows(), parameter.width()));
    }
    Table table = model.tables().get(0);
    items = rows(table.values().toDoubles(), table.values().rows(), table.width());
  }

  private static double[][] rows(double[] values, int rows, int width) {
    double[][] all = new double[rows][width];
    for (int i = 0; i < values.length; i++) {
      all[i / width][i % width] = values[i];
    }
    return all;
  }

  /** T. */
  double[][] items() {
    return items;
  }

  /** Null if the model has none of that name. */
  double[][] get(String name) {
    return byName.get(name);
  }

  double[][] linear(String name, double[][] x) {
    double[][] weight = get(name + ".weight");
    double[] bias = get(name + ".bias")[0];
    double[][] out = new double[x.length][bias.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < bias.length; o++) {
        out[t][o] = bias[o];
        for (int i = 0; i < weight.length; i++) {
          out[t][o] += x[t][i] * weight[i][o];
        }
      }
    }
    return out;
  }

  double[][] norm(String name, double[][] x) {
    double[] gain = get(name + ".gain")[0];
    double[] bias = get(name + ".bias")[0];
    double[][] out = new double[x.length][gain.length];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double variance = 0;
      for (double v : x[t]) {
        mean += v / gain.length;
      }
      for (double v : x[t]) {
        variance += (v - mean) * (v - mean) / gain.length;
      }
      for (int i = 0; i < gain.length; i++) {
        out[t][i] = gain[i] * (x[t][i] - mean) / Math.sqrt(variance + 1e-8) + bias[i];
      }
    }
    return out;
  }
}
