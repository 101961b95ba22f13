package recdenoiser.engine.batch;

/**
 * Turns users into packed training sequences: the input is all but the last of a user's training
 * items, each predicting the next, the most recent n of them.
 *
 * <p>With positions counted from the prediction every prefix becomes a sequence of its own that
 * predicts one item.
 */
public final class NextItemBatches implements BatchAssembler {
  private final TrainingSequences data;
  private final int window;
  private final boolean prefixes;
  private final TimeScale times;
  private int[] userOf = new int[0];
  private int[] targetOf = new int[0];

  /**
   * @param window n
   * @param prefixes whether every prefix is a sequence of its own
   * @param times scales the times of actions; null to leave them out
   */
  public NextItemBatches(TrainingSequences data, int window, boolean prefixes, TimeScale times) {
    this.data = data;
    this.times = times;
    this.window = window;
    this.prefixes = prefixes;
  }

  /** One sequence for each user, of any length: all training items but the first are predicted. */
  public static NextItemBatches ofWholeSequences(TrainingSequences data) {
    return new NextItemBatches(data, Integer.MAX_VALUE, false, null);
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    int sequences = 0;
    int tokens = 0;
    for (int u = from; u < to; u++) {
      int targets = targets(users[u]);
      sequences += prefixes ? targets : 1;
      tokens += prefixes ? prefixTokens(users[u], targets) : targets;
    }
    batch.clear(sequences, tokens);
    if (userOf.length < sequences) {
      userOf = new int[sequences];
      targetOf = new int[sequences];
    }
    for (int u = from; u < to; u++) {
      append(batch, users[u]);
    }
  }

  /** All tokens, or one for each sequence where every prefix is one. */
  @Override
  public int predictions(TokenBatch batch) {
    return prefixes ? batch.sequences() : batch.tokens();
  }

  /** Items that are predicted for a user: at most n, the most recent. */
  private int targets(int user) {
    return Math.max(0, Math.min(data.length(user) - 1, window));
  }

  private int prefixTokens(int user, int targets) {
    int tokens = 0;
    for (int target = data.length(user) - targets; target < data.length(user); target++) {
      tokens += Math.min(target, window);
    }
    return tokens;
  }

  private void append(TokenBatch batch, int user) {
    int length = data.length(user);
    int targets = targets(user);
    if (targets == 0) {
      return;
    }
    int first = prefixes ? length - targets : length - 1;
    for (int target = first; target < length; target++) {
      userOf[batch.sequences()] = user;
      targetOf[batch.sequences()] = target;
      batch.append(Math.min(target, window), window);
    }
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return userOf[sequence];
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    for (int s = from; s < to; s++) {
      fill(batch, s);
    }
  }

  private void fill(TokenBatch batch, int sequence) {
    int user = userOf[sequence];
    int first = batch.offsets()[sequence];
    int length = batch.length(sequence);
    int start = targetOf[sequence] - length;
    for (int t = 0; t < length; t++) {
      boolean predicts = !prefixes || t == length - 1;
      batch.items()[first + t] = data.item(user, start + t);
      batch.users()[first + t] = user + 1;
      batch.positives()[first + t] = predicts ? data.item(user, start + t + 1) : 0;
    }
    if (times != null) {
      times.training(user, start, length, batch.times(), first);
    }
  }
}
