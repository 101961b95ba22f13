package recdenoiser.engine.denoise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Expectations over the masks z ~ Bern(σ(φ)), by going through every mask there is. */
final class EveryMask {
  private record Connection(int plane, int cell) {}

  private final MaskLogits logits;
  private final List<Connection> connections = new ArrayList<>();
  private final LearnedMask rule;

  EveryMask(MaskLogits logits) {
    this.logits = logits;
    this.rule = new LearnedMask(logits);
    MaskPlanes planes = logits.planes();
    int n = planes.window();
    for (int plane = 0; plane < planes.count(); plane++) {
      for (int query = 0; query < n; query++) {
        for (int key = 0; key < planes.keys(query, n); key++) {
          connections.add(new Connection(plane, query * n + key));
        }
      }
    }
  }

  /** Σ over z of f(z) · dP(z)/dφ, where dP/dφ = P (z - σ(φ)); [planes][n · n]. */
  double[][] gradient(ToDoubleFunction<LearnedMask> f) {
    double[][] gradient = logits.zeroGradient();
    for (int mask = 0; mask < 1 << connections.size(); mask++) {
      double loss = f.applyAsDouble(rule(mask));
      double probability = probability(mask);
      for (int c = 0; c < connections.size(); c++) {
        Connection connection = connections.get(c);
        double slope = (mask >> c & 1) - open(connection);
        gradient[connection.plane()][connection.cell()] += loss * probability * slope;
      }
    }
    return gradient;
  }

  /** Σ over z of P(z) · f(z); [planes][n · n]. */
  double[][] mean(Function<LearnedMask, double[][]> f) {
    double[][] mean = logits.zeroGradient();
    for (int mask = 0; mask < 1 << connections.size(); mask++) {
      double[][] values = f.apply(rule(mask));
      double probability = probability(mask);
      for (Connection c : connections) {
        mean[c.plane()][c.cell()] += probability * values[c.plane()][c.cell()];
      }
    }
    return mean;
  }

  private double open(Connection connection) {
    return logits.open(connection.plane())[connection.cell()];
  }

  private double probability(int mask) {
    double probability = 1;
    for (int c = 0; c < connections.size(); c++) {
      double open = open(connections.get(c));
      probability *= (mask >> c & 1) == 1 ? open : 1 - open;
    }
    return probability;
  }

  /** Has draws that open exactly the connections of {@code mask}. */
  private LearnedMask rule(int mask) {
    double[][] u = logits.zeroGradient();
    for (int c = 0; c < connections.size(); c++) {
      Connection connection = connections.get(c);
      u[connection.plane()][connection.cell()] = (mask >> c & 1) == 1 ? 0 : 1;
    }
    Uniforms uniforms =
        (plane, sequence, first, count, out) -> System.arraycopy(u[plane], first, out, 0, count);
    return rule.draw(LearnedMask.Kind.DRAWN, uniforms, true);
  }
}
