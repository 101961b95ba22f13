package recdenoiser.engine.train;

import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.train.TrainingSettings.UserOrder;

/**
 * In which order an epoch visits the users: keyed by seed and epoch, so that any epoch can be
 * entered anywhere.
 */
public final class EpochOrder {
  private final int[] users;
  private final int batchSize;
  private final UserOrder order;
  private final long seed;

  /**
   * @param users who can be trained on, at least one
   */
  public EpochOrder(int[] users, TrainingSettings settings) {
    if (users.length == 0) {
      throw new IllegalArgumentException(
          "Nobody has two training actions, so there is no next item to learn from.");
    }
    this.users = users;
    this.batchSize = settings.batchSize();
    this.order = settings.userOrder();
    this.seed = settings.seed();
  }

  private EpochOrder() {
    this.users = new int[0];
    this.batchSize = 1;
    this.order = UserOrder.SHUFFLED;
    this.seed = 0;
  }

  /** Epochs without a step, for a model that is not trained in steps. */
  static EpochOrder withoutSteps() {
    return new EpochOrder();
  }

  /**
   * Shuffled: all users, the last step may be smaller. With replacement: whole batches only, at
   * least one.
   */
  public int steps() {
    return switch (order) {
      case SHUFFLED -> (users.length + batchSize - 1) / batchSize;
      case WITH_REPLACEMENT -> Math.max(1, users.length / batchSize);
    };
  }

  /**
   * The users of one epoch in order; step s of it takes those from {@link #from} to {@link #to}.
   */
  public int[] of(int epoch) {
    KeyedRandom random = new KeyedRandom(seed, "users of an epoch", epoch);
    return order == UserOrder.SHUFFLED ? shuffled(random) : drawn(random);
  }

  /**
   * @param stepInEpoch from 0
   */
  int from(int stepInEpoch) {
    return stepInEpoch * batchSize;
  }

  int to(int stepInEpoch) {
    int end = from(stepInEpoch) + batchSize;
    return order == UserOrder.SHUFFLED ? Math.min(users.length, end) : end;
  }

  private int[] shuffled(KeyedRandom random) {
    int[] epoch = users.clone();
    for (int last = epoch.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int user = epoch[last];
      epoch[last] = epoch[other];
      epoch[other] = user;
    }
    return epoch;
  }

  private int[] drawn(KeyedRandom random) {
    int[] epoch = new int[steps() * batchSize];
    for (int i = 0; i < epoch.length; i++) {
      epoch[i] = users[random.nextInt(users.length)];
    }
    return epoch;
  }
}
