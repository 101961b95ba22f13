package recdenoiser.engine.cli;

import java.util.List;
import java.util.Locale;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.evaluate.StepAhead;

/**
 * Evaluations several steps ahead as a table of text: for each step a row for what the model was
 * given and what it was ranked against, a column for each metric and cutoff.
 */
final class StepTable {
  private static final int STEP_WIDTH = 6;
  private static final int GIVEN_WIDTH = 46;

  private StepTable() {}

  static String of(SeenItems seen, List<StepAhead> steps) {
    StringBuilder table = new StringBuilder();
    cells(table, CliTexts.format("step"), "");
    for (String metric : new String[] {"Hit", "NDCG"}) {
      for (int cutoff : RankingMetrics.CUTOFFS) {
        table.append(String.format(Locale.ROOT, "%9s", metric + "@" + cutoff));
      }
    }
    table.append('\n');
    for (StepAhead step : steps) {
      String real = CliTexts.format("given.trueHistory");
      String own = CliTexts.format("given.ownItems");
      for (Ranking ranking : step.trueHistory().rankings()) {
        String key = "ranking." + ranking.textKey(seen);
        row(table, step, CliTexts.format(key, real), step.trueHistory().among(ranking));
        row(table, step, CliTexts.format(key, own), step.ownItems().among(ranking));
      }
    }
    return table.toString();
  }

  private static void row(
      StringBuilder table, StepAhead step, String given, RankingMetrics metrics) {
    cells(table, Integer.toString(step.step()), given);
    for (int cutoff : RankingMetrics.CUTOFFS) {
      table.append(String.format(Locale.ROOT, "%9.4f", metrics.hitAt(cutoff)));
    }
    for (int cutoff : RankingMetrics.CUTOFFS) {
      table.append(String.format(Locale.ROOT, "%9.4f", metrics.ndcgAt(cutoff)));
    }
    table.append('\n');
  }

  private static void cells(StringBuilder table, String step, String given) {
    String format = "%-" + STEP_WIDTH + "s%-" + GIVEN_WIDTH + "s";
    table.append(String.format(Locale.ROOT, format, step, given));
  }
}
