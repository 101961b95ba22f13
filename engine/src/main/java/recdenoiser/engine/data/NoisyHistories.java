package recdenoiser.engine.data;

import java.util.Arrays;

/**
 * The same split with noise in the histories that lead to the targets of one split: some of their
 * actions get another item, as when someone else uses an account. Targets, training and what is
 * known of users stay.
 *
 * <p>Of n actions of a history share · n are noise, rounded so that it is right on average. Which
 * ones, and what stands there, depends on the seed and the user's name; what a smaller share makes
 * noise is noise under a larger one, too. Items are uniform among those that neither stood there
 * nor are the target.
 */
public final class NoisyHistories implements DataSplit {
  private final DataSplit quiet;
  private final Sequences sequences;

  /**
   * @param quiet without such noise
   * @param split whose histories get it
   * @param share of the actions, 0 … 1
   * @throws DataProblem if there are too few items to draw from
   */
  public NoisyHistories(DataSplit quiet, Split split, double share, long seed) {
    this.quiet = quiet;
    Sequences data = quiet.sequences();
    if (data.itemCount() < 3) {
      throw DataProblem.of(
          data.name(),
          data.name()
              + " has too few items for noise: "
              + data.itemCount()
              + ", expected at least 3, because neither the target nor what is replaced is drawn.");
    }
    int[] items = data.itemsOfAll();
    for (int user : quiet.evaluatedUsers(split)) {
      replace(
          user,
          split,
          share,
          new KeyedRandom(seed, "history of " + data.userLabel(user), 0),
          items);
    }
    this.sequences = data.withNoise(items, NoisePositions.NONE);
  }

  private void replace(int user, Split split, double share, KeyedRandom random, int[] items) {
    int length = quiet.historyLength(user, split);
    int first = quiet.sequences().start(user);
    int target = quiet.target(user, split);
    double exact = share * length;
    int count = (int) exact + (random.nextDouble() < exact - Math.floor(exact) ? 1 : 0);
    int[] order = new int[length];
    Arrays.setAll(order, position -> position);
    for (int n = 0; n < length; n++) {
      int other = n + random.nextInt(length - n);
      int position = order[other];
      order[other] = order[n];
      int item = another(items[first + position], target, random);
      if (n < count) {
        items[first + position] = item;
      }
    }
  }

  private int another(int item, int target, KeyedRandom random) {
    int drawn;
    do {
      drawn = 1 + random.nextInt(quiet.sequences().itemCount());
    } while (drawn == item || drawn == target);
    return drawn;
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  @Override
  public DataSplit clean() {
    return quiet.clean();
  }

  @Override
  public int trainingLength(int user) {
    return quiet.trainingLength(user);
  }

  @Override
  public int[] trainingUsers() {
    return quiet.trainingUsers();
  }

  @Override
  public int[] evaluatedUsers() {
    return quiet.evaluatedUsers();
  }

  @Override
  public int[] evaluatedUsers(Split split) {
    return quiet.evaluatedUsers(split);
  }

  @Override
  public int historyLength(int user, Split split) {
    return quiet.historyLength(user, split);
  }

  @Override
  public int heldOut() {
    return quiet.heldOut();
  }

  @Override
  public int target(int user, Split split) {
    return quiet.target(user, split);
  }
}
