package recdenoiser.engine.batch;

import java.util.Arrays;

/**
 * Every window of L successive training items predicts the T after it, as the authors of Caser cut
 * sequences (graytowne/caser_pytorch, {@code to_sequence}). A user with fewer than L + T actions
 * gives one window, with as many targets as leave one item to look at.
 *
 * <p>A window is a sequence of its own. Its T predictions stand at its last tokens and are made
 * from what all of it says; where it has fewer items than targets, item 0, which belongs to nobody,
 * stands before them.
 */
public final class WindowBatches implements BatchAssembler {
  private final TrainingSequences data;
  private final int length;
  private final int targets;
  private int[] userOf = new int[0];
  private int[] firstTargetOf = new int[0];
  private int predictions;

  /**
   * @param length L
   * @param targets T, at most L
   */
  public WindowBatches(TrainingSequences data, int length, int targets) {
    this.data = data;
    this.length = length;
    this.targets = targets;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    int sequences = 0;
    for (int u = from; u < to; u++) {
      sequences += windows(users[u]);
    }
    batch.clear(sequences, sequences * length);
    if (userOf.length < sequences) {
      userOf = new int[sequences];
      firstTargetOf = new int[sequences];
    }
    predictions = 0;
    for (int u = from; u < to; u++) {
      append(batch, users[u]);
    }
  }

  private int windows(int user) {
    int actions = data.length(user);
    return actions < 2 ? 0 : Math.max(1, actions - length - targets + 1);
  }

  private void append(TokenBatch batch, int user) {
    int windows = windows(user);
    int predicted = predicted(user);
    for (int window = 0; window < windows; window++) {
      int firstTarget = data.length(user) - predicted - (windows - 1 - window);
      userOf[batch.sequences()] = user;
      firstTargetOf[batch.sequences()] = firstTarget;
      batch.append(Math.max(Math.min(firstTarget, length), predicted), length);
      predictions += predicted;
    }
  }

  private int predicted(int user) {
    return Math.min(targets, data.length(user) - 1);
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
    for (int s = from; s < to; s++) {
      fill(batch, s);
    }
  }

  private void fill(TokenBatch batch, int sequence) {
    int user = userOf[sequence];
    int firstTarget = firstTargetOf[sequence];
    int first = batch.offsets()[sequence];
    int end = batch.offsets()[sequence + 1];
    int predicted = predicted(user);
    Arrays.fill(batch.users(), first, end, user + 1);
    for (int t = first; t < end; t++) {
      int action = firstTarget - (end - t);
      int target = predicted - (end - t);
      batch.items()[t] = action < 0 ? 0 : data.item(user, action);
      batch.positives()[t] = target < 0 ? 0 : data.item(user, firstTarget + target);
    }
  }
}
