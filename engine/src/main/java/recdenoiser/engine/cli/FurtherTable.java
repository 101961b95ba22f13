package recdenoiser.engine.cli;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.FurtherMetrics;
import recdenoiser.engine.evaluate.HeldOutMetrics;
import recdenoiser.engine.evaluate.ListMetrics;
import recdenoiser.engine.evaluate.RankingMetrics;

/** What is measured beside ranks as a table of text: a row for each number, a column for each K. */
final class FurtherTable {
  private static final int NAME_WIDTH = 38;

  private FurtherTable() {}

  /** Empty where nothing was measured beside. */
  static String of(Evaluation evaluation) {
    FurtherMetrics further = evaluation.further();
    if (further == null) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    table.append(CliTexts.format("further.auc", auc(further))).append('\n');
    table.append(name(CliTexts.format("further.lists")));
    for (int cutoff : RankingMetrics.CUTOFFS) {
      table.append(String.format(Locale.ROOT, "%10s", "@" + cutoff));
    }
    table.append('\n');
    if (further.heldOut() != null) {
      for (HeldOutMetrics.Kind kind : HeldOutMetrics.Kind.values()) {
        row(table, "further." + kind, "%10.4f", k -> further.heldOut().at(kind, k));
      }
    }
    for (ListMetrics.Kind kind : ListMetrics.Kind.values()) {
      String format = kind == ListMetrics.Kind.POPULARITY ? "%10.1f" : "%10.4f";
      row(table, "further." + kind, format, k -> further.lists().at(kind, k));
    }
    if (further.heldOut() == null) {
      table.append(CliTexts.format("further.one")).append('\n');
    }
    return table.toString();
  }

  private static String auc(FurtherMetrics further) {
    return further.auc().entrySet().stream()
        .map(
            one ->
                CliTexts.format(
                    "further.auc." + one.getKey(),
                    String.format(Locale.ROOT, "%.4f", one.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static void row(
      StringBuilder table, String key, String format, IntToDoubleFunction value) {
    table.append(name(CliTexts.format(key)));
    for (int cutoff : RankingMetrics.CUTOFFS) {
      table.append(String.format(Locale.ROOT, format, value.applyAsDouble(cutoff)));
    }
    table.append('\n');
  }

  private static String name(String name) {
    return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name);
  }
}
