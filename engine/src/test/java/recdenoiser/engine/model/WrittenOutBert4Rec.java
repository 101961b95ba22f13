package recdenoiser.engine.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import recdenoiser.engine.autodiff.Parameter;

/** BERT4Rec as its paper writes it, in loops over double[][], without dropout. */
final class WrittenOutBert4Rec {
  private final BackboneSettings settings;
  private final Map<String, double[][]> weights = new HashMap<>();
  private final double[][] items;
  private final int d;

  WrittenOutBert4Rec(Bert4Rec model) {
    settings = model.settings();
    d = settings.width();
    for (Parameter parameter : model.parameters().all()) {
      weights.put(
          parameter.name(),
          rows(parameter.value().toDoubles(), parameter.rows(), parameter.width()));
    }
    items = rows(model.tables().get(0).values().toDoubles(), model.items() + 2, d);
  }

  private static double[][] rows(double[] values, int rows, int width) {
    double[][] all = new double[rows][width];
    for (int i = 0; i < values.length; i++) {
      all[i / width][i % width] = values[i];
    }
    return all;
  }

  /** [m][d]. */
  double[][] states(TokenBatch batch, int sequence) {
    double[][] x = input(batch, sequence);
    for (int b = 0; b < settings.blocks(); b++) {
      x = block("block." + b, x);
    }
    return norm("head_norm", each(linear("head", x), WrittenOutBert4Rec::gelu));
  }

  private double[][] input(TokenBatch batch, int sequence) {
    int first = batch.offsets()[sequence];
    double[][] x = new double[batch.length(sequence)][];
    double[][] positions = weights.get("position_embedding");
    for (int t = 0; t < x.length; t++) {
      x[t] = items[batch.items()[first + t]].clone();
      for (int i = 0; i < d && positions != null; i++) {
        x[t][i] += positions[batch.slots()[first + t]][i];
      }
    }
    return norm("input_norm", x);
  }

  private double[][] block(String name, double[][] x) {
    double[][] attended = sum(x, linear(name + ".output", attend(name, x)));
    double[][] a = norm(name + ".attention_norm", attended);
    double[][] hidden = each(linear(name + ".feed_forward.0", a), WrittenOutBert4Rec::gelu);
    return norm(name + ".feed_forward_norm", sum(a, linear(name + ".feed_forward.1", hidden)));
  }

  private double[][] attend(String name, double[][] x) {
    double[][] q = linear(name + ".query", x);
    double[][] k = linear(name + ".key", x);
    double[][] v = linear(name + ".value", x);
    double[][] out = new double[x.length][d];
    int headWidth = d / settings.heads();
    for (int h = 0; h < d; h += headWidth) {
      for (int i = 0; i < x.length; i++) {
        double sum = 0;
        double[] weight = new double[x.length];
        for (int j = 0; j < x.length; j++) {
          double score = 0;
          for (int c = h; c < h + headWidth; c++) {
            score += q[i][c] * k[j][c];
          }
          weight[j] = Math.exp(score / Math.sqrt(headWidth));
          sum += weight[j];
        }
        for (int j = 0; j < x.length; j++) {
          for (int c = h; c < h + headWidth; c++) {
            out[i][c] += weight[j] / sum * v[j][c];
          }
        }
      }
    }
    return out;
  }

  /** x Φ(x), with Φ by Simpson's rule. */
  private static double gelu(double x) {
    int steps = 400;
    double step = x / steps;
    double area = 0;
    for (int i = 0; i < steps; i++) {
      double from = i * step;
      area += step / 6 * (density(from) + 4 * density(from + step / 2) + density(from + step));
    }
    return x * (0.5 + area);
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double[][] each(double[][] x, DoubleUnaryOperator f) {
    for (double[] row : x) {
      java.util.Arrays.setAll(row, i -> f.applyAsDouble(row[i]));
    }
    return x;
  }

  private static double[][] sum(double[][] x, double[][] y) {
    double[][] sum = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < sum[t].length; i++) {
        sum[t][i] = x[t][i] + y[t][i];
      }
    }
    return sum;
  }

  private double[][] linear(String name, double[][] x) {
    double[][] weight = weights.get(name + ".weight");
    double[] bias = weights.get(name + ".bias")[0];
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

  private double[][] norm(String name, double[][] x) {
    double[] gain = weights.get(name + ".gain")[0];
    double[] bias = weights.get(name + ".bias")[0];
    double[][] out = new double[x.length][d];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double variance = 0;
      for (double v : x[t]) {
        mean += v / d;
      }
      for (double v : x[t]) {
        variance += (v - mean) * (v - mean) / d;
      }
      for (int i = 0; i < d; i++) {
        out[t][i] = gain[i] * (x[t][i] - mean) / Math.sqrt(variance + 1e-8) + bias[i];
      }
    }
    return out;
  }
}
