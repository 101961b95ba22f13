package recdenoiser.engine.cli;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;

/**
 * Evaluations as a table of text: a row for each split and ranking, a column for each metric and
 * cutoff.
 */
final class ResultTable {
  private static final int NAME_WIDTH = 24;

  private ResultTable() {}

  /**
   * @param test null if the run did not come so far
   */
  static String of(Evaluation validation, Evaluation test) {
    StringBuilder table = new StringBuilder(header());
    rows(table, CliTexts.format("split.VALIDATION"), validation);
    if (test != null) {
      rows(table, CliTexts.format("split.TEST"), test);
    }
    return table.toString();
  }

  static String of(String split, Evaluation evaluation) {
    StringBuilder table = new StringBuilder(header());
    rows(table, split, evaluation);
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

  private static void rows(StringBuilder table, String split, Evaluation evaluation) {
    row(table, CliTexts.format("ranking.sampled", split), evaluation.sampled());
    row(table, CliTexts.format("ranking.full", split), evaluation.full());
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
