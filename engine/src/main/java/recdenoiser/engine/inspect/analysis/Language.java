package recdenoiser.engine.inspect.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.Sequences;

/**
 * Sequences of items beside a text ("Revisiting", section 4.3): whether items are more random and
 * more sparse than words are. Both are cut to equally many tokens, since rarer tokens turn up the
 * more are counted.
 *
 * @param items the sequences of users
 * @param words the paragraphs of the text
 */
public record Language(Side items, Side words) {
  /** So many tokens are looked at usually. */
  public static final int USUAL_TOKENS = 200_000;

  /** n-grams of 1 … {@value} tokens. */
  public static final int ORDER = 4;

  private static final int TESTED = 10;
  private static final int MOST_RANKS = 160;
  private static final double BITS = 1 / Math.log(2);
  private static final long SEED = 1;

  /**
   * One of the two.
   *
   * @param kinds of token
   * @param meanLength tokens of a sequence
   * @param entropy of a token, in bits
   * @param zipfSlope of the logarithm of frequency over that of rank, each stretch of ranks
   *     weighing as long as it is on the scale of logarithms
   * @param orders predicted in every tenth sequence from the others, by n = 1 …
   * @param ranks of the most frequent token on, thinned
   */
  public record Side(
      String name,
      int tokens,
      int sequences,
      int kinds,
      double meanLength,
      double entropy,
      double zipfSlope,
      List<Order> orders,
      List<Rank> ranks) {
    public Side {
      orders = List.copyOf(orders);
      ranks = List.copyOf(ranks);
    }
  }

  /**
   * How well a token is predicted from the n − 1 before it.
   *
   * @param bits cross-entropy of a token
   * @param right share that the most frequent continuation hits
   * @param unseen share of the n-grams that the other sequences do not have
   */
  public record Order(int n, double bits, double right, double unseen) {}

  /**
   * @param perMillion how often the token of this rank stands, among a million tokens
   */
  public record Rank(int rank, double perMillion) {}

  /**
   * @param mostTokens that are looked at of each, at least 100
   * @throws IOException if the text cannot be read
   * @throws IllegalArgumentException if there are too few tokens
   */
  public static Language of(Sequences data, Path text, int mostTokens) throws IOException {
    return of(data, text, mostTokens, AnalysisProgress.NONE);
  }

  /**
   * As {@link #of(Sequences, Path, int)}.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Language of(Sequences data, Path text, int mostTokens, AnalysisProgress progress)
      throws IOException {
    if (mostTokens < 100) {
      throw new IllegalArgumentException(
          "At least 100 tokens must be looked at; found " + mostTokens + ".");
    }
    TokenSequences items = TokenSequences.of(data);
    progress.tell(0.1);
    TokenSequences words = TokenSequences.ofText(text);
    int tokens = Math.min(mostTokens, Math.min(items.tokens(), words.tokens()));
    if (tokens < 100) {
      throw new IllegalArgumentException(
          "There are " + tokens + " tokens to compare; at least 100 are needed.");
    }
    progress.tell(0.2);
    Side ofItems = side(items.cut(tokens, SEED));
    progress.tell(0.6);
    return new Language(ofItems, side(words.cut(tokens, SEED)));
  }

  static Side side(TokenSequences tokens) {
    List<int[]> trained = new ArrayList<>();
    List<int[]> tested = new ArrayList<>();
    for (int s = 0; s < tokens.sequences().size(); s++) {
      (s % TESTED == TESTED - 1 ? tested : trained).add(tokens.sequences().get(s));
    }
    NgramModel model = NgramModel.train(trained, ORDER);
    List<Order> orders = new ArrayList<>();
    for (int n = 1; n <= ORDER && !tested.isEmpty(); n++) {
      NgramModel.Predicted predicted = model.measure(tested, n);
      orders.add(new Order(n, predicted.bits(), predicted.right(), predicted.unseen()));
    }
    int[] counts = tokens.counts();
    int all = tokens.tokens();
    return new Side(
        tokens.name(),
        all,
        tokens.sequences().size(),
        counts.length,
        all / (double) tokens.sequences().size(),
        entropy(counts, all),
        zipfSlope(counts),
        orders,
        ranks(counts, all));
  }

  static double entropy(int[] counts, int all) {
    double bits = 0;
    for (int count : counts) {
      double share = count / (double) all;
      bits -= BITS * share * Math.log(share);
    }
    return bits;
  }

  /** Least squares, rank r with weight 1 / r; NaN for a single kind. */
  static double zipfSlope(int[] counts) {
    double weight = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int r = 1; r <= counts.length; r++) {
      double w = 1.0 / r;
      double rank = Math.log(r);
      double frequency = Math.log(counts[r - 1]);
      weight += w;
      x += w * rank;
      y += w * frequency;
      xx += w * rank * rank;
      xy += w * rank * frequency;
    }
    double spread = xx - x * x / weight;
    return spread == 0 ? Double.NaN : (xy - x * y / weight) / spread;
  }

  private static List<Rank> ranks(int[] counts, int all) {
    List<Rank> ranks = new ArrayList<>();
    double step = Math.pow(counts.length, 1.0 / MOST_RANKS);
    int last = 0;
    for (double wanted = 1; last < counts.length; wanted *= Math.max(step, 1.0001)) {
      int rank = (int) Math.min(counts.length, Math.max(last + 1L, Math.round(wanted)));
      ranks.add(new Rank(rank, 1e6 * counts[rank - 1] / all));
      last = rank;
    }
    return ranks;
  }
}
