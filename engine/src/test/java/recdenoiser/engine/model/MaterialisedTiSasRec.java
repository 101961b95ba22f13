package recdenoiser.engine.model;

import recdenoiser.engine.batch.TokenBatch;

/**
 * TiSASRec as its paper writes it, in loops over double[][] and with [m × m × d] rows of intervals:
 * the layout ORIGINAL without dropout.
 */
final class MaterialisedTiSasRec {
  private final ModelSettings settings;
  private final WrittenOutWeights weights;
  private final int d;
  private final int span;

  MaterialisedTiSasRec(TiSasRec model, int span) {
    settings = model.settings;
    this.span = span;
    d = settings.width();
    weights = new WrittenOutWeights(model);
  }

  /** [m · d]. */
  double[] states(TokenBatch batch, int sequence) {
    double[][] x = input(batch, sequence);
    for (int b = 0; b < settings.blocks(); b++) {
      x = block(b, x, batch, sequence);
    }
    return flat(weights.norm("final_norm", x));
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
        x[t][i] = Math.sqrt(d) * weights.items()[batch.items()[first + t]][i];
      }
    }
    return x;
  }

  private double[][] block(int b, double[][] x, TokenBatch batch, int sequence) {
    String name = "block." + b;
    double[][] q = weights.norm(name + ".attention_norm", x);
    double[][] attended = attend(name, q, x, batch, sequence);
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < d; i++) {
        attended[t][i] += q[t][i];
      }
    }
    double[][] h = weights.norm(name + ".feed_forward_norm", attended);
    double[][] hidden = weights.linear(name + ".feed_forward.0", h);
    for (double[] row : hidden) {
      for (int i = 0; i < d; i++) {
        row[i] = Math.max(row[i], 0);
      }
    }
    double[][] out = weights.linear(name + ".feed_forward.1", hidden);
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < d; i++) {
        out[t][i] += h[t][i];
      }
    }
    return out;
  }

  private double[][] attend(
      String name, double[][] normal, double[][] x, TokenBatch batch, int sequence) {
    double[][] q = weights.linear(name + ".query", normal);
    double[][][] keys = pairs("key", weights.linear(name + ".key", x), batch, sequence);
    double[][][] values = pairs("value", weights.linear(name + ".value", x), batch, sequence);
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
        double[] interval = intervals[Math.min(apart, span)];
        for (int c = 0; c < d; c++) {
          double position = positions == null ? 0 : positions[batch.slots()[first + j]][c];
          pairs[i][j][c] = rows[j][c] + position + interval[c];
        }
      }
    }
    return pairs;
  }

  private double[] flat(double[][] x) {
    double[] all = new double[x.length * d];
    for (int i = 0; i < all.length; i++) {
      all[i] = x[i / d][i % d];
    }
    return all;
  }
}
