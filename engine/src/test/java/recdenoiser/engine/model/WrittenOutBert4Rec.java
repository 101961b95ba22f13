package recdenoiser.engine.model;

import java.util.function.DoubleUnaryOperator;
import recdenoiser.engine.batch.TokenBatch;

/** BERT4Rec as its paper writes it, in loops over double[][], without dropout. */
final class WrittenOutBert4Rec {
  private final ModelSettings settings;
  private final WrittenOutWeights weights;
  private final int d;

  WrittenOutBert4Rec(Bert4Rec model) {
    settings = model.settings;
    d = settings.width();
    weights = new WrittenOutWeights(model);
  }

  /** [m][d]. */
  double[][] states(TokenBatch batch, int sequence) {
    double[][] x = input(batch, sequence);
    for (int b = 0; b < settings.blocks(); b++) {
      x = block("block." + b, x);
    }
    return weights.norm("head_norm", each(weights.linear("head", x), WrittenOutBert4Rec::gelu));
  }

  private double[][] input(TokenBatch batch, int sequence) {
    int first = batch.offsets()[sequence];
    double[][] x = new double[batch.length(sequence)][];
    double[][] positions = weights.get("position_embedding");
    for (int t = 0; t < x.length; t++) {
      x[t] = weights.items()[batch.items()[first + t]].clone();
      for (int i = 0; i < d && positions != null; i++) {
        x[t][i] += positions[batch.slots()[first + t]][i];
      }
    }
    return weights.norm("input_norm", x);
  }

  private double[][] block(String name, double[][] x) {
    double[][] attended = sum(x, weights.linear(name + ".output", attend(name, x)));
    double[][] a = weights.norm(name + ".attention_norm", attended);
    double[][] hidden = each(weights.linear(name + ".feed_forward.0", a), WrittenOutBert4Rec::gelu);
    return weights.norm(
        name + ".feed_forward_norm", sum(a, weights.linear(name + ".feed_forward.1", hidden)));
  }

  private double[][] attend(String name, double[][] x) {
    double[][] q = weights.linear(name + ".query", x);
    double[][] k = weights.linear(name + ".key", x);
    double[][] v = weights.linear(name + ".value", x);
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
}
