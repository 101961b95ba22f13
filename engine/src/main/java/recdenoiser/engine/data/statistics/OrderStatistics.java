package recdenoiser.engine.data.statistics;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/**
 * How much the order of a data set can tell, as "Revisiting Self-attentive Sequential
 * Recommendation" (Huang, 2025) asks before models of order are compared on it.
 *
 * <p>Entropies are in bits, of all pairs of neighbouring actions: of the next item, of the next
 * item given the last one, and the same after every user's actions were shuffled. Estimated from
 * counts they are too low where pairs are rare, alike before and after the shuffle, so it is the
 * difference that counts.
 *
 * @param timeTies share of pairs of neighbouring actions at the same time; 0 without times
 * @param tiedTests share of test actions at the time of the action before; 0 without times
 * @param coldTests share of test items that nobody's training has
 * @param repeatedActions share of actions on an item the user had acted on before
 * @param repeatedTests share of test items the user had acted on before
 * @param itemEntropy of the next item
 * @param nextEntropy of the next item given the last one
 * @param shuffledEntropy the same after a shuffle, mean over the shuffles
 * @param shuffledDeviation sample deviation over the shuffles
 * @param shuffles how many
 */
public record OrderStatistics(
    boolean hasTimes,
    double timeTies,
    double tiedTests,
    double coldTests,
    double repeatedActions,
    double repeatedTests,
    double itemEntropy,
    double nextEntropy,
    double shuffledEntropy,
    double shuffledDeviation,
    int shuffles) {

  static final int SHUFFLES = 5;

  /**
   * Counts; seconds for millions of actions.
   *
   * @return shares of nothing are 0
   */
  public static OrderStatistics of(Sequences data) {
    LeaveOneOut split = new LeaveOneOut(data);
    RepeatCount repeats = RepeatCount.of(split);
    NextItemEntropy entropy = new NextItemEntropy(data);
    double nextEntropy = entropy.inOrder();
    double[] shuffled = new double[SHUFFLES];
    for (int s = 0; s < SHUFFLES; s++) {
      shuffled[s] = entropy.shuffled(s);
    }
    double mean = mean(shuffled);
    return new OrderStatistics(
        data.hasTimes(),
        data.hasTimes() ? timeTies(data) : 0,
        data.hasTimes() ? tiedTests(split) : 0,
        coldTests(split),
        repeats.actions(),
        repeats.tests(),
        entropy.ofItems(),
        nextEntropy,
        mean,
        deviation(shuffled, mean),
        SHUFFLES);
  }

  /** Bits that knowing the last item saves of the next one. */
  public double bitsOfLast() {
    return itemEntropy - nextEntropy;
  }

  /** The same after a shuffle, from who likes what alone. */
  public double bitsOfLastShuffled() {
    return itemEntropy - shuffledEntropy;
  }

  /** Whether order saves more than two deviations of the shuffles. */
  public boolean tellsOfOrder() {
    return bitsOfOrder() > 2 * shuffledDeviation;
  }

  /** Bits that the order of the actions saves of the next item, beyond what a shuffle does. */
  public double bitsOfOrder() {
    return shuffledEntropy - nextEntropy;
  }

  private static double timeTies(Sequences data) {
    long pairs = 0;
    long tied = 0;
    for (int user = 0; user < data.userCount(); user++) {
      for (int action = data.start(user) + 1; action < data.start(user + 1); action++) {
        pairs++;
        tied += data.timeUnits(action) == data.timeUnits(action - 1) ? 1 : 0;
      }
    }
    return share(tied, pairs);
  }

  private static double tiedTests(LeaveOneOut split) {
    Sequences data = split.sequences();
    long tied = 0;
    for (int user : split.evaluatedUsers()) {
      int test = data.start(user + 1) - 1;
      tied += data.timeUnits(test) == data.timeUnits(test - 1) ? 1 : 0;
    }
    return share(tied, split.evaluatedUsers().length);
  }

  private static double coldTests(LeaveOneOut split) {
    Sequences data = split.sequences();
    boolean[] trained = new boolean[data.itemCount() + 1];
    for (int user = 0; user < data.userCount(); user++) {
      for (int position = 0; position < split.trainingLength(user); position++) {
        trained[data.item(user, position)] = true;
      }
    }
    long cold = 0;
    for (int user : split.evaluatedUsers()) {
      cold += trained[split.target(user, Split.TEST)] ? 0 : 1;
    }
    return share(cold, split.evaluatedUsers().length);
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
