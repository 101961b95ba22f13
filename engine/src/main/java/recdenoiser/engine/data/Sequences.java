package recdenoiser.engine.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * What every user did, in chronological order, in compact arrays: no object per action.
 *
 * <p>Users are numbered {@code 0 … userCount-1}, items {@code 1 … itemCount}; item 0 is nobody's.
 * The actions of user {@code u} are {@code items[offsets[u]] … items[offsets[u + 1] - 1]}, oldest
 * first.
 */
public final class Sequences {
  private final String name;
  private final int itemCount;
  private final int[] offsets;
  private final int[] items;
  private final long[] times;
  private final Labels users;
  private final Labels itemLabels;

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
    this.name = Objects.requireNonNull(name);
    this.itemCount = itemCount;
    this.offsets = offsets;
    this.items = items;
    this.times = times;
    this.users = users;
    this.itemLabels = itemLabels;
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
    return offsets.length - 1;
  }

  public int itemCount() {
    return itemCount;
  }

  public int actionCount() {
    return items.length;
  }

  /** Index of the first action of {@code user} in {@link #items()}. */
  public int start(int user) {
    return offsets[user];
  }

  public int length(int user) {
    return offsets[user + 1] - offsets[user];
  }

  public int item(int user, int position) {
    return items[offsets[user] + position];
  }

  /** The items of one user, a copy. */
  public int[] itemsOf(int user) {
    return Arrays.copyOfRange(items, offsets[user], offsets[user + 1]);
  }

  public boolean hasTimes() {
    return times != null;
  }

  /** Seconds; only where {@link #hasTimes()}. */
  public long time(int user, int position) {
    return times[offsets[user] + position];
  }

  /** All actions, user after user. Shared, not to be written to. */
  public int[] items() {
    return items;
  }

  public String userLabel(int user) {
    return users.of(user);
  }

  /** Title of {@code item} (1 … itemCount), or its name in the file. */
  public String itemLabel(int item) {
    return itemLabels.of(item - 1);
  }
}
