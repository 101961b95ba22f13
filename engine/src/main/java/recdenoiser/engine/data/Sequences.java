package recdenoiser.engine.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What every user did, in chronological order, in compact arrays, which may lie in a mapped file:
 * no object per action.
 *
 * <p>Users are numbered {@code 0 … userCount-1}, items {@code 1 … itemCount}; item 0 is nobody's.
 * The actions of user {@code u} are {@code items[offsets[u]] … items[offsets[u + 1] - 1]}, oldest
 * first.
 */
public final class Sequences {
  private final String name;
  private final int itemCount;
  private final IntBuffer offsets;
  private final IntBuffer items;
  private final LongBuffer times;
  private final int timeDecimals;
  private final long unitsPerSecond;
  private final Labels users;
  private final Labels itemTokens;
  private final ItemTexts itemTexts;
  private final NoisePositions noise;
  private final Sequences clean;

  /**
   * @param offsets [users + 1], ascending, from 0 to the number of actions
   * @param items [actions], each in 1 … itemCount
   * @param times [actions] seconds, or null where the data set has no times
   * @param users names of users as the file had them, index 0 is user 0
   * @param itemLabels names (titles where there are any) of items, index 0 is item 1
   */
  public Sequences(
      String name,
      int itemCount,
      int[] offsets,
      int[] items,
      long[] times,
      Labels users,
      Labels itemLabels) {
    this(
        name,
        itemCount,
        ActionArrays.of(offsets, items, times, 0),
        users,
        itemLabels,
        ItemTexts.NONE);
  }

  /**
   * @param actions on items 1 … itemCount
   * @param users names of users as the file had them, index 0 is user 0
   * @param itemTokens names of items as the file had them, index 0 is item 1
   * @param itemTexts their titles and genres
   */
  public Sequences(
      String name,
      int itemCount,
      ActionArrays actions,
      Labels users,
      Labels itemTokens,
      ItemTexts itemTexts) {
    this.name = Objects.requireNonNull(name);
    this.itemCount = itemCount;
    this.offsets = actions.offsets();
    this.items = actions.items();
    this.times = actions.times();
    this.timeDecimals = actions.timeDecimals();
    this.unitsPerSecond = BigInteger.TEN.pow(timeDecimals).longValueExact();
    this.users = users;
    this.itemTokens = itemTokens;
    this.itemTexts = itemTexts;
    this.noise = NoisePositions.NONE;
    this.clean = this;
  }

  private Sequences(
      Sequences clean, IntBuffer offsets, IntBuffer items, LongBuffer times, NoisePositions noise) {
    this.name = clean.name;
    this.itemCount = clean.itemCount;
    this.offsets = offsets;
    this.items = items;
    this.times = times;
    this.timeDecimals = clean.timeDecimals;
    this.unitsPerSecond = clean.unitsPerSecond;
    this.users = clean.users;
    this.itemTokens = clean.itemTokens;
    this.itemTexts = clean.itemTexts;
    this.noise = noise;
    this.clean = clean;
  }

  /** Names by index, so that a data set may hold them as strings, numbers or not at all. */
  @FunctionalInterface
  public interface Labels {
    String of(int index);
  }

  public String name() {
    return name;
  }

  public int userCount() {
    return offsets.limit() - 1;
  }

  public int itemCount() {
    return itemCount;
  }

  public int actionCount() {
    return items.limit();
  }

  /** Index of the first action of {@code user} among all actions, user after user. */
  public int start(int user) {
    return offsets.get(user);
  }

  public int length(int user) {
    return offsets.get(user + 1) - offsets.get(user);
  }

  public int item(int user, int position) {
    return items.get(offsets.get(user) + position);
  }

  /** The items of one user, a copy. */
  public int[] itemsOf(int user) {
    int[] copy = new int[length(user)];
    copyItems(user, 0, copy, 0, copy.length);
    return copy;
  }

  /** Of an action among all actions, user after user. */
  public int itemAt(int action) {
    return items.get(action);
  }

  public int timeDecimals() {
    return timeDecimals;
  }

  public boolean hasTimes() {
    return times != null;
  }

  /** Whole seconds, rounded down; only where {@link #hasTimes()}. */
  public long time(int user, int position) {
    return Math.floorDiv(times.get(offsets.get(user) + position), unitsPerSecond);
  }

  /** Seconds as the file had them, to the last decimal; only where {@link #hasTimes()}. */
  public BigDecimal exactTime(int user, int position) {
    return BigDecimal.valueOf(times.get(offsets.get(user) + position), timeDecimals);
  }

  /**
   * Time of an action by its index among all actions, in 10<sup>-{@link #timeDecimals}</sup>
   * seconds, as exact as the file had it.
   */
  public long timeUnits(int action) {
    return times.get(action);
  }

  /** All items, user after user, a copy. */
  public int[] itemsOfAll() {
    int[] copy = new int[actionCount()];
    items.get(0, copy);
    return copy;
  }

  /** Copies {@code count} items of one user from {@code position} on. */
  public void copyItems(int user, int position, int[] target, int at, int count) {
    items.get(offsets.get(user) + position, target, at, count);
  }

  /** How many actions every item has, [itemCount + 1]; index 0 is 0. */
  public int[] itemActions() {
    int[] actions = new int[itemCount + 1];
    for (int a = 0; a < items.limit(); a++) {
      actions[items.get(a)]++;
    }
    return actions;
  }

  public String userLabel(int user) {
    return users.of(user);
  }

  /** Title of {@code item} (1 … itemCount), or its name in the file. */
  public String itemLabel(int item) {
    String title = itemTitle(item);
    return title == null ? itemToken(item) : title;
  }

  /** Name of {@code item} (1 … itemCount) in the file. */
  public String itemToken(int item) {
    return itemTokens.of(item - 1);
  }

  /** Title of {@code item} (1 … itemCount), or null. */
  public String itemTitle(int item) {
    return hasTitles() ? itemTexts.titles().of(item - 1) : null;
  }

  public boolean hasTitles() {
    return itemTexts.titles() != null;
  }

  /** Genres of {@code item} (1 … itemCount) as {@link Genres} writes them, or null. */
  public String itemGenres(int item) {
    return hasGenres() ? itemTexts.genres().of(item - 1) : null;
  }

  public boolean hasGenres() {
    return itemTexts.genres() != null;
  }

  /** Which actions are noise that was put in. */
  public NoisePositions noise() {
    return noise;
  }

  /** What users really did: the same users and items without the noise that was put in. */
  public Sequences clean() {
    return clean;
  }

  /** These actions with noise among them: other items at some positions. */
  public Sequences withNoise(int[] noisyItems, NoisePositions positions) {
    return new Sequences(this, offsets, IntBuffer.wrap(noisyItems), times, positions);
  }

  /**
   * These actions with noise between them.
   *
   * @param noisyTimes in the units of {@link #timeUnits}; null where there are no times
   */
  public Sequences withNoise(
      int[] noisyOffsets, int[] noisyItems, long[] noisyTimes, NoisePositions positions) {
    return new Sequences(
        this,
        IntBuffer.wrap(noisyOffsets),
        IntBuffer.wrap(noisyItems),
        noisyTimes == null ? null : LongBuffer.wrap(noisyTimes),
        positions);
  }

  /**
   * The same users and items with some of their actions; {@link #clean} are these.
   *
   * @param newTimes in the units of {@link #timeUnits}; null where there are no times
   * @param count of the actions in the arrays, which may be longer
   */
  Sequences withActions(int[] newOffsets, int[] newItems, long[] newTimes, int count) {
    return new Sequences(
        this,
        IntBuffer.wrap(newOffsets),
        IntBuffer.wrap(Arrays.copyOf(newItems, count)),
        newTimes == null ? null : LongBuffer.wrap(Arrays.copyOf(newTimes, count)),
        NoisePositions.NONE);
  }

  /**
   * Only the actions of these users on these items. Users left without any action go too; those who
   * stay and the items are numbered anew in their old order. Noise is put in afterwards.
   *
   * @param keepUser [userCount]
   * @param keepItem [itemCount + 1], index 0 unused; an item nobody acts on any more is kept out as
   *     well
   */
  public Sequences only(boolean[] keepUser, boolean[] keepItem) {
    int[] oldItem = usedItems(keepUser, keepItem);
    int[] newItem = new int[itemCount + 1];
    for (int item = 0; item < oldItem.length; item++) {
      newItem[oldItem[item]] = item + 1;
    }
    int[] oldUser = new int[userCount()];
    int[] newOffsets = new int[userCount() + 1];
    int[] newItems = new int[actionCount()];
    long[] newTimes = times == null ? null : new long[actionCount()];
    int kept = 0;
    int actions = 0;
    for (int user = 0; user < userCount(); user++) {
      for (int a = start(user); keepUser[user] && a < start(user + 1); a++) {
        if (newItem[items.get(a)] != 0) {
          newItems[actions] = newItem[items.get(a)];
          if (times != null) {
            newTimes[actions] = times.get(a);
          }
          actions++;
        }
      }
      if (actions > newOffsets[kept]) {
        oldUser[kept++] = user;
        newOffsets[kept] = actions;
      }
    }
    int[] userNames = Arrays.copyOf(oldUser, kept);
    return new Sequences(
        name,
        oldItem.length,
        ActionArrays.of(
            Arrays.copyOf(newOffsets, kept + 1),
            Arrays.copyOf(newItems, actions),
            times == null ? null : Arrays.copyOf(newTimes, actions),
            timeDecimals),
        user -> users.of(userNames[user]),
        item -> itemTokens.of(oldItem[item] - 1),
        itemTexts.numbered(oldItem));
  }

  /**
   * Only these actions. Users and items left without any go too; those who stay are numbered anew
   * in their old order.
   *
   * @param kept by index of the action among all actions, user after user
   */
  public Sequences onlyActions(BitSet kept) {
    int[] newOffsets = new int[userCount() + 1];
    int count = kept.cardinality();
    int[] newItems = new int[count];
    long[] newTimes = times == null ? null : new long[count];
    int actions = 0;
    for (int user = 0; user < userCount(); user++) {
      for (int a = kept.nextSetBit(start(user));
          a >= 0 && a < start(user + 1);
          a = kept.nextSetBit(a + 1)) {
        newItems[actions] = items.get(a);
        if (times != null) {
          newTimes[actions] = times.get(a);
        }
        actions++;
      }
      newOffsets[user + 1] = actions;
    }
    Sequences thinned =
        new Sequences(
            name,
            itemCount,
            ActionArrays.of(newOffsets, newItems, newTimes, timeDecimals),
            users,
            itemTokens,
            itemTexts);
    boolean[] all = new boolean[Math.max(userCount(), itemCount + 1)];
    Arrays.fill(all, true);
    return thinned.only(all, all);
  }

  private int[] usedItems(boolean[] keepUser, boolean[] keepItem) {
    boolean[] used = new boolean[itemCount + 1];
    for (int user = 0; user < userCount(); user++) {
      for (int a = start(user); keepUser[user] && a < start(user + 1); a++) {
        used[items.get(a)] = keepItem[items.get(a)];
      }
    }
    return IntStream.rangeClosed(1, itemCount).filter(item -> used[item]).toArray();
  }
}
