package recdenoiser.engine.model;

import java.util.HashMap;
import java.util.Map;
import recdenoiser.engine.autodiff.Parameter;

/**
 * TiSASRec as its paper writes it, in loops over double[][] and with [m × m × d] rows of intervals:
 * the layout ORIGINAL without dropout.
 */
final class MaterialisedTiSasRec {
  private final BackboneSettings settings;
  private final Map<String, double[][]> weights = new HashMap<>();
  private final double[][] items;
  private final int d;

  MaterialisedTiSasRec(TiSasRec model) {
    settings = model.settings();
    d = settings.width();
    for (Parameter parameter : model.parameters().all()) {
      weights.put(
          parameter.name(),
          rows(parameter.value().toDoubles(), parameter.rows(), parameter.width()));
    }
    items = rows(model.tables().get(0).values().toDoubles(), model.items() + 1, d);
  }

  private static double[][] rows(double[] values, int rows, int width) {
    double[][] all = new double[rows][width];
    for (int i = 0; i < values.length; i++) {
      all[i / width][i % width] = values[i];
    }
    return all;
  }

  /** [m · d]. */
  double[] states(TokenBatch batch, int sequence) {
    double[][] x = input(batch, sequence);
    for (int b = 0; b < settings.blocks(); b++) {
      x = block(b, x, batch, sequence);
    }
    return flat(norm("final_norm", x));
  }

  /** What the first block makes of its input moved by {@code step · direction}, [m · d]. */
  double[] blockOutput(TokenBatch batch, int sequence, double[] direction, double step) {
    double[][] x = input(batch, sequence);
    for (int i = 0; i < direction.length; i++) {
      x[i / d][i % d] += step * direction[i];
    }
    return flat(block(0, x, batch, sequence));
  }

  private double[][] input(TokenBatch batch, int sequence) {
    int first = batch.offsets()[sequence];
    double[][] x = new double[batch.length(sequence)][d];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < d; i++) {
        x[t][i] = Math.sqrt(d) * items[batch.items()[first + t]][i];
      }
    }
    return x;
  }

  private double[][] block(int b, double[][] x, TokenBatch batch, int sequence) {
    String name = "block." + b;
    double[][] q = norm(name + ".attention_norm", x);
    double[][] attended = attend(name, q, x, batch, sequence);
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < d; i++) {
        attended[t][i] += q[t][i];
      }
    }
    double[][] h = norm(name + ".feed_forward_norm", attended);
    double[][] hidden = linear(name + ".feed_forward.0", h);
    for (double[] row : hidden) {
      for (int i = 0; i < d; i++) {
        row[i] = Math.max(row[i], 0);
      }
    }
    double[][] out = linear(name + ".feed_forward.1", hidden);
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < d; i++) {
        out[t][i] += h[t][i];
      }
    }
    return out;
  }

  private double[][] attend(
      String name, double[][] normal, double[][] x, TokenBatch batch, int sequence) {
    double[][] q = linear(name + ".query", normal);
    double[][][] keys = pairs("key", linear(name + ".key", x), batch, sequence);
    double[][][] values = pairs("value", linear(name + ".value", x), batch, sequence);
    double[][] out = new double[x.length][d];
    int headWidth = d / settings.heads();
    for (int h = 0; h < settings.heads(); h++) {
      for (int i = 0; i < x.length; i++) {
        double[] a = new double[i + 1];
        double sum = 0;
        for (int j = 0; j <= i; j++) {
          double score = 0;
          for (int c = h * headWidth; c < (h + 1) * headWidth; c++) {
            score += q[i][c] * keys[i][j][c];
          }
          a[j] = Math.exp(score / Math.sqrt(headWidth));
          sum += a[j];
        }
        for (int j = 0; j <= i; j++) {
          for (int c = h * headWidth; c < (h + 1) * headWidth; c++) {
            out[i][c] += a[j] / sum * values[i][j][c];
          }
        }
      }
    }
    return out;
  }

  /** [m × m × d]: row j, plus that of its slot, plus that of the interval between i and j. */
  private double[][][] pairs(String what, double[][] rows, TokenBatch batch, int sequence) {
    double[][] positions = weights.get("position_" + what + "_embedding");
    double[][] intervals = weights.get("interval_" + what + "_embedding");
    int first = batch.offsets()[sequence];
    double[][][] pairs = new double[rows.length][rows.length][d];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        int apart = Math.abs(batch.times()[first + i] - batch.times()[first + j]);
        double[] interval = intervals[Math.min(apart, settings.timeSpan())];
        for (int c = 0; c < d; c++) {
          double position = positions == null ? 0 : positions[batch.slots()[first + j]][c];
          pairs[i][j][c] = rows[j][c] + position + interval[c];
        }
      }
    }
    return pairs;
  }

  private double[][] linear(String name, double[][] x) {
    double[][] weight = weights.get(name + ".weight");
    double[] bias = weights.get(name + ".bias")[0];
    double[][] out = new double[x.length][bias.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < bias.length; o++) {
        out[t][o] = bias[o];
        for (int i = 0; i < d; i++) {
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

  private double[] flat(double[][] x) {
    double[] all = new double[x.length * d];
    for (int i = 0; i < all.length; i++) {
      all[i] = x[i / d][i % d];
    }
    return all;
  }
}
