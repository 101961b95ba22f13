package recdenoiser.engine.recommend;

import java.util.HashMap;
import java.util.Map;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;

/**
 * Everything that users of a data set did, as histories to recommend after; with noise where some
 * was put in, as a model was trained and is evaluated on it.
 */
public final class UserHistories {
  private final Sequences data;
  private final Map<String, Integer> users = new HashMap<>();

  public UserHistories(Sequences data) {
    this.data = data;
    for (int user = 0; user < data.userCount(); user++) {
      users.put(data.userLabel(user), user);
    }
  }

  public boolean has(String user) {
    return users.containsKey(user);
  }

  /**
   * All actions of one user, with their times where the data have them.
   *
   * @param user as the data name it
   * @throws IllegalArgumentException if there is no such user
   */
  public PackedHistories of(String user) {
    Integer number = users.get(user);
    if (number == null) {
      throw new IllegalArgumentException("The data have no user " + user + ".");
    }
    int length = data.length(number);
    long[] times = data.hasTimes() ? new long[length] : null;
    for (int a = 0; times != null && a < length; a++) {
      times[a] = data.time(number, a);
    }
    return new PackedHistories(
        data.itemsOf(number), new int[] {0, length}, 1, new int[] {number}, times);
  }
}
