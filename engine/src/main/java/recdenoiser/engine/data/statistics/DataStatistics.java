package recdenoiser.engine.data.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import recdenoiser.engine.data.Genres;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;

/**
 * What a data set looks like in numbers.
 *
 * @param density actions / (users · items)
 * @param evaluatedUsers users with at least 3 actions
 * @param lengthHistogram users by sequence length, bins of equal width and a last one for what is
 *     beyond the 99th percentile
 * @param lengthQuantiles sequence lengths that a share of the users does not exceed
 * @param popularItems most popular first
 * @param genres with most actions first; empty where there are none
 */
public record DataStatistics(
    String name,
    int users,
    int items,
    int actions,
    double meanActionsPerUser,
    double medianActionsPerUser,
    int longestSequence,
    double meanActionsPerItem,
    double medianActionsPerItem,
    double density,
    int evaluatedUsers,
    boolean hasTimes,
    boolean hasTitles,
    List<LengthBin> lengthHistogram,
    List<LengthQuantile> lengthQuantiles,
    List<PopularItem> popularItems,
    List<GenreShare> genres) {

  /** {@code users} have from {@code from} to {@code to} actions, both included. */
  public record LengthBin(int from, int to, int users) {}

  /** A share {@code share} of the users has at most {@code length} actions. */
  public record LengthQuantile(double share, int length) {}

  /**
   * An item and how often it was acted on.
   *
   * @param item its number, from 1
   */
  public record PopularItem(int item, String label, int actions) {}

  /**
   * A genre; an item may be of several.
   *
   * @param actionShare of all actions, how many are on items of this genre
   */
  public record GenreShare(String genre, int items, double actionShare) {}

  private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};
  private static final int MOST_BINS = 40;
  private static final int POPULAR = 20;

  public static DataStatistics of(Sequences data) {
    int[] lengths = IntStream.range(0, data.userCount()).map(data::length).sorted().toArray();
    int[] itemActions = data.itemActions();
    int[] sortedItemActions = Arrays.copyOfRange(itemActions, 1, itemActions.length);
    Arrays.sort(sortedItemActions);
    double actions = data.actionCount();
    return new DataStatistics(
        data.name(),
        data.userCount(),
        data.itemCount(),
        data.actionCount(),
        actions / data.userCount(),
        median(lengths),
        quantile(lengths, 1),
        actions / data.itemCount(),
        median(sortedItemActions),
        actions / data.userCount() / data.itemCount(),
        new LeaveOneOut(data).evaluatedUsers().length,
        data.hasTimes(),
        data.hasTitles(),
        histogram(lengths),
        Arrays.stream(SHARES)
            .mapToObj(share -> new LengthQuantile(share, quantile(lengths, share)))
            .toList(),
        popular(data, itemActions),
        genres(data, itemActions));
  }

  private static double median(int[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : (sorted[middle - 1] + (double) sorted[middle]) / 2;
  }

  /** The least value that a share of all values does not exceed. */
  private static int quantile(int[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }

  private static List<LengthBin> histogram(int[] sorted) {
    int shortest = sorted[0];
    int longest = sorted[sorted.length - 1];
    int width = Math.max(1, (quantile(sorted, 0.99) - shortest + MOST_BINS) / MOST_BINS);
    List<LengthBin> bins = new ArrayList<>();
    int counted = 0;
    for (int from = shortest; counted < sorted.length; ) {
      int to = bins.size() == MOST_BINS ? longest : from + width - 1;
      int begin = counted;
      while (counted < sorted.length && sorted[counted] <= to) {
        counted++;
      }
      bins.add(new LengthBin(from, to, counted - begin));
      from = to + 1;
    }
    return List.copyOf(bins);
  }

  private static List<PopularItem> popular(Sequences data, int[] itemActions) {
    return IntStream.rangeClosed(1, data.itemCount())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(item -> itemActions[item]).reversed())
        .limit(POPULAR)
        .map(item -> new PopularItem(item, data.itemLabel(item), itemActions[item]))
        .toList();
  }

  private static List<GenreShare> genres(Sequences data, int[] itemActions) {
    Map<String, Integer> items = new TreeMap<>();
    Map<String, Long> actions = new TreeMap<>();
    for (int item = 1; item <= data.itemCount(); item++) {
      for (String genre : Genres.split(data.itemGenres(item))) {
        items.merge(genre, 1, Integer::sum);
        actions.merge(genre, (long) itemActions[item], Long::sum);
      }
    }
    return actions.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(
            genre ->
                new GenreShare(
                    genre.getKey(),
                    items.get(genre.getKey()),
                    (double) genre.getValue() / data.actionCount()))
        .toList();
  }
}
