package recdenoiser.engine.batch;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Turns users into packed sequences with gaps to be filled in (Sun et al., CIKM 2019, section 3.6):
 * a masked position reads [MASK] and predicts its item, the others predict nothing.
 *
 * <p>Every position is masked with the same probability, at least one in a sequence; in some
 * sequences only the last is, which is what recommending asks for. Users with more than n training
 * items give one window of n a step: half of the time the newest, otherwise one of the earlier
 * ones, all alike. The authors go through windows that overlap and make each of them ten times with
 * other masks and once with the last; here every step draws anew.
 */
public final class ClozeBatches implements BatchAssembler {
  private static final int SHORTEST = 2;

  private final TrainingSequences data;
  private final int window;
  private final double maskRate;
  private final double lastMasked;
  private final long seed;
  private int[] userOf = new int[0];
  private int[] startOf = new int[0];
  private boolean[] masked = new boolean[0];
  private int predictions;

  /**
   * @param window n
   * @param maskRate probability that a position is masked
   * @param lastMasked probability that only the last position of a sequence is
   * @param seed of all draws
   */
  public ClozeBatches(
      TrainingSequences data, int window, double maskRate, double lastMasked, long seed) {
    this.data = data;
    this.window = window;
    this.maskRate = maskRate;
    this.lastMasked = lastMasked;
    this.seed = seed;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    int sequences = 0;
    int tokens = 0;
    for (int u = from; u < to; u++) {
      sequences += fits(users[u]) ? 1 : 0;
      tokens += fits(users[u]) ? length(users[u]) : 0;
    }
    batch.clear(sequences, tokens);
    room(sequences, tokens);
    predictions = 0;
    long key = Draws.key(seed, Purpose.CLOZE, step);
    for (int u = from; u < to; u++) {
      if (fits(users[u])) {
        append(batch, users[u], Draws.derive(key, batch.sequences()));
      }
    }
  }

  private boolean fits(int user) {
    return data.length(user) >= SHORTEST;
  }

  private int length(int user) {
    return Math.min(data.length(user), window);
  }

  private void room(int sequences, int tokens) {
    if (userOf.length < sequences) {
      userOf = new int[sequences];
      startOf = new int[sequences];
    }
    if (masked.length < tokens) {
      masked = new boolean[tokens];
    }
  }

  private void append(TokenBatch batch, int user, long key) {
    int sequence = batch.sequences();
    int length = length(user);
    userOf[sequence] = user;
    startOf[sequence] = start(data.length(user) - length, Draws.derive(key, 0));
    int first = batch.append(length, window);
    predictions += mask(first, length, Draws.derive(key, 1));
  }

  /**
   * @param newest where the newest window starts
   */
  private static int start(int newest, long key) {
    boolean earlier = newest > 0 && Draws.uniform(key, 0) >= 0.5;
    return earlier ? Draws.below(key, 1, newest) : newest;
  }

  /** Decides which tokens are masked; the result is how many. */
  private int mask(int first, int length, long key) {
    boolean onlyLast = Draws.uniform(key, 0) < lastMasked;
    int count = 0;
    for (int t = 0; t < length; t++) {
      boolean drawn = !onlyLast && Draws.uniform(key, 2 + t) < maskRate;
      masked[first + t] = drawn;
      count += drawn ? 1 : 0;
    }
    if (count == 0) {
      masked[first + (onlyLast ? length - 1 : Draws.below(key, 1, length))] = true;
      count = 1;
    }
    return count;
  }

  @Override
  public int predictions(TokenBatch batch) {
    return predictions;
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return userOf[sequence];
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    int maskItem = data.itemCount() + 1;
    for (int s = from; s < to; s++) {
      int user = userOf[s];
      int first = batch.offsets()[s];
      for (int t = first; t < first + batch.length(s); t++) {
        int item = data.item(user, startOf[s] + t - first);
        batch.items()[t] = masked[t] ? maskItem : item;
        batch.positives()[t] = masked[t] ? item : 0;
        batch.users()[t] = user + 1;
      }
    }
  }
}
