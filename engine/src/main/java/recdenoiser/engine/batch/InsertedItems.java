package recdenoiser.engine.batch;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Sequences with noise of our own making: behind each input stands, with some probability, a
 * uniformly random item, which predicts what the input before it does. Of what has become too long
 * the newest n are kept.
 *
 * <p>Where gaps are filled in, inserted items are none and predict nothing; if all gaps of a
 * sequence have fallen out of the window, its last item of its own becomes one.
 */
public final class InsertedItems implements BatchAssembler {
  private final BatchAssembler sequences;
  private final int window;
  private final int items;
  private final double rate;
  private final long seed;
  private final TokenBatch plain = new TokenBatch();
  private boolean[] inserted = new boolean[0];
  private boolean[] behind = new boolean[0];
  private int predictions;

  /**
   * @param window n
   * @param items how many there are to insert
   * @param rate probability that one is inserted behind an input
   */
  public InsertedItems(BatchAssembler sequences, int window, int items, double rate, long seed) {
    this.sequences = sequences;
    this.window = window;
    this.items = items;
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    sequences.layOut(plain, users, from, to, step);
    sequences.fill(plain, 0, plain.sequences(), step);
    batch.clear(plain.sequences(), 2 * plain.tokens());
    if (inserted.length < 2 * plain.tokens()) {
      inserted = new boolean[2 * plain.tokens()];
      behind = new boolean[plain.tokens()];
    }
    predictions = 0;
    long key = Draws.key(seed, Purpose.INSERTIONS, step);
    for (int s = 0; s < plain.sequences(); s++) {
      append(batch, s, Draws.derive(key, s));
    }
  }

  private void append(TokenBatch batch, int sequence, long key) {
    int from = plain.offsets()[sequence];
    int to = plain.offsets()[sequence + 1];
    int length = to - from;
    long where = Draws.derive(key, 0);
    int total = length;
    for (int t = 0; t < length; t++) {
      behind[from + t] = Draws.uniform(where, t) < rate;
      total += behind[from + t] ? 1 : 0;
    }
    int kept = Math.min(window, total);
    int first = batch.append(kept, window);
    int at = first + kept;
    long what = Draws.derive(key, 1);
    boolean hasGaps = hasGaps(plain, from, to);
    for (int t = to - 1; t >= from && at > first; t--) {
      if (behind[t]) {
        copy(batch, --at, t);
        batch.items()[at] = 1 + Draws.below(what, t - from, items);
        batch.positives()[at] = hasGaps ? 0 : plain.positives()[t];
        inserted[at] = true;
      }
      if (at > first) {
        copy(batch, --at, t);
      }
    }
    if (hasGaps && !hasGaps(batch, first, first + kept)) {
      makeGap(batch, first, first + kept);
    }
    for (int t = first; t < first + kept; t++) {
      predictions += batch.positives()[t] == 0 ? 0 : 1;
    }
  }

  /** A gap reads what is behind the last item. */
  private boolean hasGaps(TokenBatch batch, int from, int to) {
    for (int t = from; t < to; t++) {
      if (batch.items()[t] > items) {
        return true;
      }
    }
    return false;
  }

  private void copy(TokenBatch batch, int to, int from) {
    batch.items()[to] = plain.items()[from];
    batch.positives()[to] = plain.positives()[from];
    batch.users()[to] = plain.users()[from];
    batch.times()[to] = plain.times()[from];
    inserted[to] = false;
  }

  private void makeGap(TokenBatch batch, int from, int to) {
    int last = to - 1;
    while (last > from && inserted[last]) {
      last--;
    }
    batch.positives()[last] = batch.items()[last];
    batch.items()[last] = items + 1;
    inserted[last] = false;
  }

  /** Whether a token of the batch that is laid out is not the user's own. */
  public boolean isInserted(int token) {
    return inserted[token];
  }

  @Override
  public int predictions(TokenBatch batch) {
    return predictions;
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return sequences.user(plain, sequence);
  }

  /** All was filled in when it was laid out: what is cut off decides what is predicted. */
  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {}
}
