package recdenoiser.engine.inspect.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of what follows the last n − 1 tokens, smoothed by Witten and Bell (IEEE Transactions on
 * Information Theory, 1991): p<sub>n</sub>(w | h) = (c(hw) + T(h) p<sub>n−1</sub>(w | h')) / (c(h·)
 * + T(h)), where T(h) is how many kinds of token follow h, h' is h without its oldest token and
 * p<sub>0</sub> = 1 / (V + 1) for V kinds of token and all unknown ones together.
 */
final class NgramModel {
  private static final double BITS = 1 / Math.log(2);
  private static final int ROOT = 0;

  private final int order;
  private final Map<Long, Integer> children = new HashMap<>();
  private int nodes = 1;
  private int[] count = new int[1024];
  private int[] followed = new int[1024];
  private int[] kinds = new int[1024];
  private int[] best = new int[1024];

  private NgramModel(int order) {
    this.order = order;
  }

  /**
   * How well tokens are predicted from at most n − 1 before them, where the sequence has as many.
   *
   * @param order n
   * @param bits cross-entropy of a token
   * @param right share of the tokens that follow the longest known history most often; of equally
   *     frequent ones the smaller number
   * @param unseen share of the n-grams that training does not have
   */
  record Predicted(int order, double bits, double right, double unseen) {}

  static NgramModel train(List<int[]> sequences, int order) {
    NgramModel model = new NgramModel(order);
    for (int[] sequence : sequences) {
      for (int from = 0; from < sequence.length; from++) {
        model.add(sequence, from);
      }
    }
    return model;
  }

  private void add(int[] sequence, int from) {
    int node = ROOT;
    for (int at = from; at < Math.min(sequence.length, from + order); at++) {
      int parent = node;
      long key = key(parent, sequence[at]);
      node = children.computeIfAbsent(key, absent -> newNode());
      kinds[parent] += count[node] == 0 ? 1 : 0;
      count[node]++;
      followed[parent]++;
      if (isBetter(parent, node, sequence[at])) {
        best[parent] = sequence[at];
      }
    }
  }

  private boolean isBetter(int parent, int node, int token) {
    if (best[parent] == 0) {
      return true;
    }
    int most = count[children.get(key(parent, best[parent]))];
    return count[node] > most || (count[node] == most && token < best[parent]);
  }

  private int newNode() {
    if (nodes == count.length) {
      count = Arrays.copyOf(count, 2 * nodes);
      followed = Arrays.copyOf(followed, 2 * nodes);
      kinds = Arrays.copyOf(kinds, 2 * nodes);
      best = Arrays.copyOf(best, 2 * nodes);
    }
    return nodes++;
  }

  private static long key(int parent, int token) {
    return ((long) parent << Integer.SIZE) | token;
  }

  /** Of sequences that were not trained on. */
  Predicted measure(List<int[]> sequences, int n) {
    double bits = 0;
    long right = 0;
    long tokens = 0;
    long grams = 0;
    long unseen = 0;
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        int longest = Math.min(n - 1, at);
        bits -= BITS * Math.log(probability(sequence, at, longest));
        right += guess(sequence, at, longest) == sequence[at] ? 1 : 0;
        tokens++;
        if (longest == n - 1) {
          grams++;
          unseen += find(sequence, at - longest, at + 1) < 0 ? 1 : 0;
        }
      }
    }
    return new Predicted(
        n,
        bits / tokens,
        right / (double) tokens,
        grams == 0 ? Double.NaN : unseen / (double) grams);
  }

  /**
   * @param known how many tokens before it are known
   */
  double probability(int[] sequence, int at, int known) {
    double probability = 1.0 / (kinds[ROOT] + 1);
    for (int length = 0; length <= known; length++) {
      int history = find(sequence, at - length, at);
      if (history < 0 || followed[history] == 0) {
        break;
      }
      int whole = children.getOrDefault(key(history, sequence[at]), -1);
      double seen = whole < 0 ? 0 : count[whole];
      probability =
          (seen + kinds[history] * probability) / (followed[history] + (double) kinds[history]);
    }
    return probability;
  }

  private int guess(int[] sequence, int at, int known) {
    for (int length = known; length >= 0; length--) {
      int history = find(sequence, at - length, at);
      if (history >= 0 && followed[history] > 0) {
        return best[history];
      }
    }
    return 0;
  }

  /** The node of a stretch; negative if training does not have it. */
  private int find(int[] sequence, int from, int to) {
    int node = ROOT;
    for (int at = from; at < to && node >= 0; at++) {
      node = children.getOrDefault(key(node, sequence[at]), -1);
    }
    return node;
  }
}
