package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Split;

/** Where the true next item of every user came, and what the user would have been recommended. */
public final class RankedLists {
  private final DataSplit data;
  private final Ranks ranks;
  private final TopLists lists;
  private final Candidates candidates;
  private final ItemPopularity items;

  RankedLists(DataSplit data, Ranks ranks, TopLists lists, Candidates candidates) {
    this.data = data;
    this.ranks = ranks;
    this.lists = lists;
    this.candidates = candidates;
    this.items = ItemPopularity.of(data);
  }

  public Ranks ranks() {
    return ranks;
  }

  /**
   * Of all users.
   *
   * @param seconds how long it took
   */
  public Evaluation evaluation(double seconds) {
    return Evaluation.of(ranks, seconds).with(further(allRows()));
  }

  /** Every metric of each group of users. */
  public List<GroupEvaluation> byGroup(UserGroups.Noise noise) {
    return UserGroups.of(data, ranks.split(), ranks.users(), noise).stream()
        .map(group -> new GroupEvaluation(group, evaluation(group.rows())))
        .toList();
  }

  private Evaluation evaluation(int[] rows) {
    return Evaluation.of(ranks.only(rows), 0).with(further(rows));
  }

  private int[] allRows() {
    return IntStream.range(0, ranks.users().length).toArray();
  }

  private FurtherMetrics further(int[] rows) {
    int[][] own = Arrays.stream(rows).mapToObj(row -> lists.items()[row]).toArray(int[][]::new);
    HeldOutMetrics several =
        ranks.split() == Split.TEST && data.heldOut() > 1
            ? HeldOutMetrics.of(own, heldOut(rows))
            : null;
    return new FurtherMetrics(auc(rows), ListMetrics.of(own, items), several);
  }

  private int[][] heldOut(int[] rows) {
    int[][] items = new int[rows.length][data.heldOut()];
    for (int r = 0; r < rows.length; r++) {
      int user = ranks.users()[rows[r]];
      int known = data.historyLength(user, Split.TEST);
      data.sequences().copyItems(user, known, items[r], 0, data.heldOut());
    }
    return items;
  }

  private Map<Ranking, Double> auc(int[] rows) {
    Map<Ranking, Double> auc = new EnumMap<>(Ranking.class);
    for (Map.Entry<Ranking, double[]> one : ranks.byRanking().entrySet()) {
      double sum = 0;
      for (int row : rows) {
        sum += FurtherMetrics.auc(one.getValue()[row], others(one.getKey(), row));
      }
      auc.put(one.getKey(), rows.length == 0 ? 0 : sum / rows.length);
    }
    return auc;
  }

  private int others(Ranking ranking, int row) {
    return ranking == Ranking.FULL
        ? lists.others()[row]
        : candidates.negatives().get(ranking).perUser();
  }
}
