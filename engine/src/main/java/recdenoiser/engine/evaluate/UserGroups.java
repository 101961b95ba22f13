package recdenoiser.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/**
 * Divides users by what they have in common. The groups follow from the data and the split alone,
 * and so are the same for every model.
 */
public final class UserGroups {
  private static final int PARTS = 4;
  private static final double[] NOISE_UP_TO = {0, 0.1, 0.25, 1};

  private final DataSplit data;
  private final Split split;
  private final int[] users;

  private UserGroups(DataSplit data, Split split, int[] users) {
    this.data = data;
    this.split = split;
    this.users = users;
  }

  /** What is known of noise. */
  @FunctionalInterface
  public interface Noise {
    /** Nothing is. */
    Noise UNKNOWN = (user, actions) -> Double.NaN;

    /**
     * @param actions how many of the user's actions, from the first
     * @return the share of them that is noise; NaN if nothing is known
     */
    double share(int user, int actions);
  }

  /**
   * By length of history and popularity of the true item in quarters of the users (fewer where many
   * have the same value), by whether the item is chosen again, and by noise where it is known:
   * none, up to 10 %, up to 25 %, more. Empty groups are left out, and so is what does not divide
   * anybody.
   *
   * @param users with a target of this split
   */
  public static List<UserGroup> of(DataSplit data, Split split, int[] users, Noise noise) {
    UserGroups groups = new UserGroups(data, split, users);
    int[] popularity = ItemPopularity.of(data).actions();
    List<UserGroup> all = new ArrayList<>();
    all.addAll(groups.quarters(UserGroup.Kind.HISTORY, user -> data.historyLength(user, split)));
    all.addAll(
        groups.quarters(UserGroup.Kind.POPULARITY, user -> popularity[data.target(user, split)]));
    all.addAll(groups.upTo(UserGroup.Kind.REPEATED, groups::repeated, 0, 1));
    all.addAll(
        groups.upTo(
            UserGroup.Kind.NOISE,
            user -> noise.share(user, data.historyLength(user, split)),
            NOISE_UP_TO));
    return List.copyOf(all);
  }

  /** In what users really did. */
  private double repeated(int user) {
    Sequences real = data.clean().sequences();
    int target = data.target(user, split);
    int known = data.clean().historyLength(user, split);
    return IntStream.range(0, known).anyMatch(place -> real.item(user, place) == target) ? 1 : 0;
  }

  /** Users of the same value stay together. */
  private List<UserGroup> quarters(UserGroup.Kind kind, IntToDoubleFunction value) {
    double[] sorted = Arrays.stream(users).mapToDouble(value::applyAsDouble).sorted().toArray();
    double[] bounds = new double[PARTS];
    for (int part = 1; part <= PARTS; part++) {
      int last = (int) Math.max(0, (long) sorted.length * part / PARTS - 1);
      bounds[part - 1] = sorted.length == 0 ? 0 : sorted[last];
    }
    return upTo(kind, value, bounds);
  }

  /**
   * @param bounds greatest values of the groups, ascending
   */
  private List<UserGroup> upTo(UserGroup.Kind kind, IntToDoubleFunction value, double... bounds) {
    TreeMap<Double, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < users.length; row++) {
      double own = value.applyAsDouble(users[row]);
      int part = 0;
      while (part < bounds.length && !(own <= bounds[part])) {
        part++;
      }
      if (part < bounds.length) {
        rows.computeIfAbsent(bounds[part], bound -> new ArrayList<>()).add(row);
      }
    }
    return rows.size() < 2
        ? List.of()
        : rows.values().stream().map(own -> group(kind, value, own)).toList();
  }

  private UserGroup group(UserGroup.Kind kind, IntToDoubleFunction value, List<Integer> rows) {
    double[] values = rows.stream().mapToDouble(row -> value.applyAsDouble(users[row])).toArray();
    return new UserGroup(
        kind,
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN),
        rows.stream().mapToInt(row -> row).toArray());
  }
}
