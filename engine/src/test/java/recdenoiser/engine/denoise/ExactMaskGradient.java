package recdenoiser.engine.denoise;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.model.SmallModel;

/** Gradient of E[f] with respect to the mask logits, by going through every mask there is. */
final class ExactMaskGradient {
  private record Connection(int block, int index) {}

  private final MaskLogits logits;
  private final List<Connection> connections = new ArrayList<>();

  ExactMaskGradient(MaskLogits logits) {
    this.logits = logits;
    int n = logits.window();
    for (int block = 0; block < logits.blocks(); block++) {
      for (int query = 0; query < n; query++) {
        for (int key = 0; key <= query; key++) {
          connections.add(new Connection(block, query * n + key));
        }
      }
    }
  }

  /** Σ over masks z of f(z) · dP(z)/dφ, where dP/dφ = P (z - σ(φ)). [L][n · n] */
  double[][] of(SmallModel model, double weight) {
    double[][] gradient = logits.zeroGradient();
    LearnedMask rule = new LearnedMask(logits);
    for (int mask = 0; mask < 1 << connections.size(); mask++) {
      double loss =
          model.forward(rule.draw(LearnedMask.Kind.DRAWN, draws(mask), true), weight, null);
      double probability = probability(mask);
      for (int c = 0; c < connections.size(); c++) {
        Connection connection = connections.get(c);
        double slope = (mask >> c & 1) - open(connection);
        gradient[connection.block()][connection.index()] += loss * probability * slope;
      }
    }
    return gradient;
  }

  private double open(Connection connection) {
    return logits.open(connection.block())[connection.index()];
  }

  private double probability(int mask) {
    double probability = 1;
    for (int c = 0; c < connections.size(); c++) {
      double open = open(connections.get(c));
      probability *= (mask >> c & 1) == 1 ? open : 1 - open;
    }
    return probability;
  }

  /** Draws that open exactly the connections of {@code mask}. */
  private Uniforms draws(int mask) {
    double[][] u = logits.zeroGradient();
    for (int c = 0; c < connections.size(); c++) {
      Connection connection = connections.get(c);
      u[connection.block()][connection.index()] = (mask >> c & 1) == 1 ? 0 : 1;
    }
    return (block, sequence, first, count, out) -> System.arraycopy(u[block], first, out, 0, count);
  }
}
