package recdenoiser.engine.data.preparing;

import java.util.Arrays;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;

/** Some of the users, drawn uniformly, for a trial. */
public final class UserDraw {
  private UserDraw() {}

  /** {@code count} users in their old order, and the items they act on. */
  public static Sequences of(Sequences data, int count, long seed) {
    KeyedRandom random = new KeyedRandom(seed, "users", 0);
    boolean[] drawn = new boolean[data.userCount()];
    int wanted = count;
    for (int user = 0; user < drawn.length; user++) {
      if (random.nextInt(drawn.length - user) < wanted) {
        drawn[user] = true;
        wanted--;
      }
    }
    boolean[] everyItem = new boolean[data.itemCount() + 1];
    Arrays.fill(everyItem, true);
    return data.only(drawn, everyItem);
  }
}
