package recdenoiser.engine.inspect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/** Finds users of a run's data: by name, by chance, by the length of their history. */
public final class UserSearch {
  private static final String PURPOSE = "user to inspect";
  private static final int NEAR = 3;

  private final Sequences data;
  private final int[] chosenFrom;
  private final Map<String, Integer> byName = new HashMap<>();

  UserSearch(DataSplit split) {
    this.data = split.sequences();
    this.chosenFrom =
        split.evaluatedUsers(Split.TEST).length > 0
            ? split.evaluatedUsers(Split.TEST)
            : IntStream.range(0, data.userCount()).toArray();
    for (int user = 0; user < data.userCount(); user++) {
      byName.put(data.userLabel(user), user);
    }
  }

  /** Whether the data have a user of that name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The number of a user; -1 for none of that name. */
  int number(String name) {
    return byName.getOrDefault(name, -1);
  }

  /**
   * The number of a user, from 0.
   *
   * @throws DataProblem if there is no such user, naming the nearest
   */
  int find(String name) {
    Integer user = byName.get(name.strip());
    if (user == null) {
      List<String> near = NearNames.of(name, data.userCount(), data::userLabel, NEAR);
      throw DataProblem.of(
          data.name(),
          "The data "
              + data.name()
              + " have no user "
              + name
              + (near.isEmpty() ? "." : "; near it: " + String.join(", ", near) + "."));
    }
    return user;
  }

  /** Names that begin with a text, the shortest first, then in the order of the data. */
  public List<String> suggest(String text, int most) {
    String start = text.strip();
    return IntStream.range(0, data.userCount())
        .mapToObj(data::userLabel)
        .filter(name -> name.startsWith(start))
        .sorted(Comparator.comparingInt(String::length))
        .limit(most)
        .toList();
  }

  /** One of the evaluated users, each as likely as the others; the same for the same seed. */
  public String random(long seed) {
    KeyedRandom random = new KeyedRandom(seed, PURPOSE, 0);
    return data.userLabel(chosenFrom[random.nextInt(chosenFrom.length)]);
  }

  /** The evaluated user with the most actions, of equals the first. */
  public String longest() {
    return ofLength(Integer.MAX_VALUE);
  }

  /** The evaluated user whose number of actions is nearest to {@code length}, the first of them. */
  public String ofLength(int length) {
    return IntStream.of(chosenFrom)
        .boxed()
        .min(Comparator.comparingLong(user -> Math.abs((long) length - data.length(user))))
        .map(data::userLabel)
        .orElseThrow();
  }

  /** How many actions a user has. */
  public int length(String name) {
    return data.length(find(name));
  }
}
