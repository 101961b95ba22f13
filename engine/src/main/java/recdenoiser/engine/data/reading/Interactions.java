package recdenoiser.engine.data.reading;

import recdenoiser.engine.data.ActionArrays;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.Sequences;

/** Collects actions as they are read and arranges them into sequences. */
public final class Interactions {
  private TokenTable users = new TokenTable();
  private TokenTable items = new TokenTable();
  private GrowingInts userOfAction = new GrowingInts();
  private GrowingInts itemOfAction = new GrowingInts();
  private final GrowingTimes times = new GrowingTimes();
  private long moved;
  private long missing;

  /** An action without a time, of a user and an item by their numbers in the tables. */
  public void add(int user, int item) {
    userOfAction.add(user);
    itemOfAction.add(item);
  }

  /** An action without a time. */
  public void add(byte[] bytes, int userFrom, int userTo, int itemFrom, int itemTo) {
    add(users.number(bytes, userFrom, userTo), items.number(bytes, itemFrom, itemTo));
  }

  /** The same in units of 10<sup>-decimals</sup> seconds; {@code decimals} in 0 … 9. */
  public void addTime(long value, int decimals) {
    times.add(value, decimals);
  }

  /** The time of the action added last; either all actions have one or none has. */
  void addTime(byte[] bytes, int from, int to) {
    times.add(bytes, from, to);
  }

  /**
   * Where all users, or all items, are whole numbers, {@code 17.0} becomes the 17 it is.
   *
   * @return how many ids were written so
   */
  public int readWholeNumbers() {
    WholeNumbers ofUsers = WholeNumbers.of(users);
    WholeNumbers ofItems = WholeNumbers.of(items);
    userOfAction = ofUsers.renumbered(userOfAction);
    itemOfAction = ofItems.renumbered(itemOfAction);
    users = ofUsers.table();
    items = ofItems.table();
    return ofUsers.count() + ofItems.count();
  }

  /** A line that names no user or no item, and is left out. */
  void leaveOut() {
    missing++;
  }

  /** Lines that were left out because they name no user or no item. */
  public long missing() {
    return missing;
  }

  public TokenTable users() {
    return users;
  }

  public TokenTable items() {
    return items;
  }

  public int size() {
    return userOfAction.size();
  }

  /**
   * @param texts of items by their number from 0
   */
  public Sequences arrange(String name, ItemTexts texts) {
    int[] offsets = countUsers();
    int[] arranged = new int[size()];
    long[] arrangedTimes = times.size() == 0 ? null : new long[size()];
    int[] next = offsets.clone();
    for (int action = 0; action < arranged.length; action++) {
      int place = next[userOfAction.get(action)]++;
      arranged[place] = itemOfAction.get(action) + 1;
      if (arrangedTimes != null) {
        arrangedTimes[place] = times.get(action);
      }
    }
    if (arrangedTimes != null) {
      ChronologicalOrder order = new ChronologicalOrder(arrangedTimes, arranged);
      moved = 0;
      for (int user = 0; user < users.size(); user++) {
        moved += order.sort(offsets[user], offsets[user + 1]);
      }
    }
    return new Sequences(
        name,
        items.size(),
        ActionArrays.of(offsets, arranged, arrangedTimes, times.decimals()),
        users,
        items,
        texts);
  }

  /** How many actions stood behind a later one of their user when they were arranged. */
  public long moved() {
    return moved;
  }

  public boolean hasTimes() {
    return times.size() > 0;
  }

  private int[] countUsers() {
    int[] offsets = new int[users.size() + 1];
    for (int action = 0; action < size(); action++) {
      offsets[userOfAction.get(action) + 1]++;
    }
    for (int user = 0; user < users.size(); user++) {
      offsets[user + 1] += offsets[user];
    }
    return offsets;
  }
}
