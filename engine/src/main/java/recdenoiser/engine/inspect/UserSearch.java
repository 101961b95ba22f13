package recdenoiser.engine.inspect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
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
    return random(seed, LengthRange.ALL);
  }

  /**
   * One of the evaluated users with so many actions, each as likely as the others; the same for the
   * same seed and the same lengths.
   *
   * @throws DataProblem if there is none
   */
  public String random(long seed, LengthRange among) {
    int[] users = within(among);
    KeyedRandom random = new KeyedRandom(seed, PURPOSE, 0);
    return data.userLabel(users[random.nextInt(users.length)]);
  }

  /** The evaluated user with the most actions, of equals the first. */
  public String longest() {
    return longest(LengthRange.ALL);
  }

  /**
   * Of the evaluated users with so many actions the one with the most, of equals the first.
   *
   * @throws DataProblem if there is none
   */
  public String longest(LengthRange among) {
    return nearest(within(among), Integer.MAX_VALUE);
  }

  /** From the fewest actions that an evaluated user has to the most. */
  public LengthRange lengths() {
    IntSummaryStatistics lengths = IntStream.of(chosenFrom).map(data::length).summaryStatistics();
    return new LengthRange(lengths.getMin(), lengths.getMax());
  }

  private int[] within(LengthRange among) {
    int[] users =
        IntStream.of(chosenFrom).filter(user -> among.contains(data.length(user))).toArray();
    if (users.length == 0) {
      throw DataProblem.of(
          data.name(),
          "None of the "
              + chosenFrom.length
              + " evaluated users of "
              + data.name()
              + " has "
              + among
              + " actions; they have "
              + lengths()
              + ".");
    }
    return users;
  }

  /** The evaluated user whose number of actions is nearest to {@code length}, the first of them. */
  public String ofLength(int length) {
    return nearest(chosenFrom, length);
  }

  private String nearest(int[] users, int length) {
    return IntStream.of(users)
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
