package recdenoiser.engine.cli;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.evaluate.SeenItems;

/**
 * Evaluations as a table of text: a row for each split and ranking, a column for each metric and
 * cutoff.
 */
final class ResultTable {
  private static final int NAME_WIDTH = 38;

  private ResultTable() {}

  /**
   * @param seen what becomes of seen items where all items are ranked
   * @param test null if the run did not come so far
   */
  static String of(SeenItems seen, Evaluation validation, Evaluation test) {
    StringBuilder table = new StringBuilder(header());
    rows(table, CliTexts.format("split.VALIDATION"), validation, seen);
    if (test != null) {
      rows(table, CliTexts.format("split.TEST"), test, seen);
    }
    return table.toString();
  }

  static String of(SeenItems seen, String split, Evaluation evaluation) {
    StringBuilder table = new StringBuilder(header());
    rows(table, split, evaluation, seen);
    return table.toString();
  }

  private static String header() {
    StringBuilder header = new StringBuilder(name(""));
    for (String metric : new String[] {"Hit", "NDCG", "MRR"}) {
      for (int cutoff : RankingMetrics.CUTOFFS) {
        header.append(String.format(Locale.ROOT, "%9s", metric + "@" + cutoff));
      }
    }
    return header.append('\n').toString();
  }

  private static void rows(
      StringBuilder table, String split, Evaluation evaluation, SeenItems seen) {
    for (Ranking ranking : evaluation.rankings()) {
      String name = CliTexts.format("ranking." + ranking.textKey(seen), split);
      row(table, name, evaluation.among(ranking));
    }
  }

  private static void row(StringBuilder table, String name, RankingMetrics metrics) {
    table.append(name(name));
    cells(table, metrics, RankingMetrics::hitAt);
    cells(table, metrics, RankingMetrics::ndcgAt);
    cells(table, metrics, RankingMetrics::mrrAt);
    table.append('\n');
  }

  private static void cells(
      StringBuilder table,
      RankingMetrics metrics,
      ToDoubleBiFunction<RankingMetrics, Integer> value) {
    for (int cutoff : RankingMetrics.CUTOFFS) {
      table.append(String.format(Locale.ROOT, "%9.4f", value.applyAsDouble(metrics, cutoff)));
    }
  }

  private static String name(String name) {
    return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name);
  }
}
