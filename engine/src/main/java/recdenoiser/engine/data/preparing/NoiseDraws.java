package recdenoiser.engine.data.preparing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;

/**
 * What is drawn to put noise into each user's training actions, keyed by the user's name.
 *
 * <p>Items are uniform among those of the data, some left out. They are drawn by their numbers in
 * the data before some users were drawn, and again while the one drawn is not among the items of
 * the data. So a user gets the same noise whoever else is left, as far as its items are.
 */
final class NoiseDraws {
  private final DataSplit split;
  private final Sequences data;
  private final int[] numbers;
  private final long seed;

  /**
   * @param split of the data that get noise
   * @param whole the same data before some users were drawn
   */
  NoiseDraws(DataSplit split, Sequences whole, long seed) {
    this.split = split;
    this.data = split.sequences();
    this.numbers = numbers(data, whole);
    this.seed = seed;
  }

  /** [items of the whole + 1] number of each item in the data, 0 if it is not there. */
  private static int[] numbers(Sequences data, Sequences whole) {
    Map<String, Integer> kept = new HashMap<>();
    for (int item = 1; item <= data.itemCount(); item++) {
      kept.put(data.itemToken(item), item);
    }
    int[] numbers = new int[whole.itemCount() + 1];
    for (int item = 1; item < numbers.length; item++) {
      numbers[item] = kept.getOrDefault(whole.itemToken(item), 0);
    }
    return numbers;
  }

  /** For how much noise a user gets, and where. */
  KeyedRandom places(int user) {
    return new KeyedRandom(seed, "noise at " + data.userLabel(user), 0);
  }

  /** A whole number that is {@code wanted} on average and less than 1 from it. */
  static int rounded(double wanted, KeyedRandom random) {
    double whole = Math.floor(wanted);
    return (int) whole + (random.nextDouble() < wanted - whole ? 1 : 0);
  }

  /**
   * The item of a user's noise number {@code n}: none that is held out for the user.
   *
   * @param not nor this one; 0 for any
   * @throws DataProblem if there is no other
   */
  int item(int user, int n, int not) {
    int[] heldOut = heldOut(user);
    checkThereAreOthers(heldOut, not);
    KeyedRandom random = new KeyedRandom(seed, "noise of " + data.userLabel(user), n);
    int item;
    do {
      item = numbers[1 + random.nextInt(numbers.length - 1)];
    } while (item == 0 || item == not || contains(heldOut, item));
    return item;
  }

  private int[] heldOut(int user) {
    int training = split.trainingLength(user);
    int[] items = new int[data.length(user) - training];
    data.copyItems(user, training, items, 0, items.length);
    return items;
  }

  private void checkThereAreOthers(int[] heldOut, int not) {
    if (data.itemCount() > heldOut.length + 1) {
      return;
    }
    int needed = 1 + (int) Arrays.stream(heldOut).distinct().count();
    needed += not == 0 || contains(heldOut, not) ? 0 : 1;
    if (data.itemCount() < needed) {
      throw DataProblem.of(
          data.name(),
          data.name()
              + " has too few items for noise: "
              + data.itemCount()
              + ", expected at least "
              + needed
              + ", because neither what is held out for a user nor what is replaced is drawn.");
    }
  }

  private static boolean contains(int[] items, int wanted) {
    for (int item : items) {
      if (item == wanted) {
        return true;
      }
    }
    return false;
  }
}
