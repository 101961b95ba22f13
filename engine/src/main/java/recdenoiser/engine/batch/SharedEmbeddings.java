package recdenoiser.engine.batch;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/**
 * Stochastic shared embeddings (Wu et al., NeurIPS 2019) on the sequences of another assembler, as
 * the authors of SSE-PT sample them: from the newest position to the oldest an input item and its
 * target become random items, independent of one another, and what an input has become is the
 * target of the position before it; the user of a sequence becomes a random one.
 */
public final class SharedEmbeddings implements BatchAssembler {
  private static final int DRAWS = 3;

  private final BatchAssembler sequences;
  private final int items;
  private final int users;
  private final double replaceItem;
  private final double replaceUser;
  private final long seed;

  /**
   * @param replaceItem probability that an input item, and the target before it, become random ones
   * @param replaceUser probability that the user of a sequence becomes a random one
   * @param seed of all draws
   */
  public SharedEmbeddings(
      BatchAssembler sequences,
      TrainingSequences data,
      double replaceItem,
      double replaceUser,
      long seed) {
    this.sequences = sequences;
    this.items = data.itemCount();
    this.users = data.userCount();
    this.replaceItem = replaceItem;
    this.replaceUser = replaceUser;
    this.seed = seed;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    sequences.layOut(batch, users, from, to, step);
  }

  @Override
  public int predictions(TokenBatch batch) {
    return sequences.predictions(batch);
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return sequences.user(batch, sequence);
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    sequences.fill(batch, from, to, step);
    long itemKey = Draws.key(seed, Purpose.SHARED_ITEMS, step);
    long userKey = Draws.key(seed, Purpose.SHARED_USERS, step);
    for (int s = from; s < to; s++) {
      replaceItems(batch, s, Draws.derive(itemKey, s));
      replaceUser(batch, s, Draws.derive(userKey, s));
    }
  }

  private void replaceItems(TokenBatch batch, int sequence, long key) {
    int first = batch.offsets()[sequence];
    for (int t = batch.offsets()[sequence + 1] - 1; t >= first; t--) {
      int draw = DRAWS * (t - first);
      if (Draws.uniform(key, draw) < replaceItem) {
        batch.items()[t] = 1 + Draws.below(key, draw + 1, items);
        predict(batch, t, 1 + Draws.below(key, draw + 2, items));
        if (t > first) {
          predict(batch, t - 1, batch.items()[t]);
        }
      }
    }
  }

  /** Where anything is predicted. */
  private static void predict(TokenBatch batch, int token, int target) {
    if (batch.positives()[token] != 0) {
      batch.positives()[token] = target;
    }
  }

  private void replaceUser(TokenBatch batch, int sequence, long key) {
    if (Draws.uniform(key, 0) < replaceUser) {
      int user = 1 + Draws.below(key, 1, users);
      for (int t = batch.offsets()[sequence]; t < batch.offsets()[sequence + 1]; t++) {
        batch.users()[t] = user;
      }
    }
  }
}
