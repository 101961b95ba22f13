package recdenoiser.engine.train;

import recdenoiser.engine.tensor.Draws;

/**
 * Items that a user has not chosen: uniform, with replacement, among those that are not in the
 * user's training actions; any item for users who have nearly all.
 */
final class NegativeSampler {
  private static final int ATTEMPTS = 256;

  private final TrainingSequences data;

  NegativeSampler(TrainingSequences data) {
    this.data = data;
  }

  /** Marks what a user has chosen, with 1 before and 0 after the draws. */
  void mark(int user, byte[] seen, byte value) {
    for (int i = 0; i < data.length(user); i++) {
      seen[data.item(user, i)] = value;
    }
  }

  /**
   * @param key and {@code index}: what the draw depends on
   * @param seen [items + 1], see {@link #mark}
   */
  int draw(long key, int index, byte[] seen) {
    int items = data.itemCount();
    int item = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      item = 1 + Draws.below(key, index * ATTEMPTS + attempt, items);
      if (seen[item] == 0) {
        return item;
      }
    }
    return item;
  }
}
