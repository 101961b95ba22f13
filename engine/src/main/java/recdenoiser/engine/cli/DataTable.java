package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.DataStatistics.LengthQuantile;
import recdenoiser.engine.data.statistics.OrderStatistics;

/** Statistics of data sets: a row for each, a column for each data set. */
final class DataTable {
  private static final int LABEL_WIDTH = 44;

  private final List<String> labels = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** A row by the key of its label. */
  void add(String key, List<String> values) {
    addLabelled(CliTexts.format("data." + key), values);
  }

  private void addLabelled(String label, List<String> values) {
    labels.add(label);
    rows.add(values);
  }

  void addStatistics(List<DataStatistics> all) {
    add("users", all.stream().map(one -> count(one.users())).toList());
    add("items", all.stream().map(one -> count(one.items())).toList());
    add("actions", all.stream().map(one -> count(one.actions())).toList());
    add("perUser", all.stream().map(one -> number("%.2f", one.meanActionsPerUser())).toList());
    add("perItem", all.stream().map(one -> number("%.2f", one.meanActionsPerItem())).toList());
    add("density", all.stream().map(one -> density(one.density())).toList());
    add("evaluated", all.stream().map(one -> count(one.evaluatedUsers())).toList());
    List<LengthQuantile> quantiles = all.get(0).lengthQuantiles();
    for (int q = 0; q < quantiles.size(); q++) {
      int quantile = q;
      addLabelled(
          label(quantiles.get(q).share()),
          all.stream().map(one -> count(one.lengthQuantiles().get(quantile).length())).toList());
    }
  }

  private static String label(double share) {
    if (share == 0 || share == 1) {
      return CliTexts.format(share == 0 ? "data.shortest" : "data.longest");
    }
    return CliTexts.format("data.quantile", number("%.0f", 100 * share));
  }

  void addOrder(List<OrderStatistics> all) {
    add("ties", all.stream().map(one -> times(one, one.timeTies())).toList());
    add("tiedTests", all.stream().map(one -> times(one, one.tiedTests())).toList());
    add("coldTests", all.stream().map(one -> percent(one.coldTests())).toList());
    add("repeated", all.stream().map(one -> percent(one.repeatedActions())).toList());
    add("repeatedTests", all.stream().map(one -> percent(one.repeatedTests())).toList());
    add("entropy", all.stream().map(one -> number("%.3f", one.itemEntropy())).toList());
    add("entropyNext", all.stream().map(one -> number("%.3f", one.nextEntropy())).toList());
    add("entropyShuffled", all.stream().map(DataTable::shuffled).toList());
    add("bitsOfOrder", all.stream().map(one -> number("%.3f", one.bitsOfOrder())).toList());
  }

  private static String shuffled(OrderStatistics order) {
    return number("%.3f", order.shuffledEntropy())
        + " ± "
        + number("%.3f", order.shuffledDeviation());
  }

  private static String times(OrderStatistics order, double share) {
    return order.hasTimes() ? percent(share) : CliTexts.format("data.noTimes");
  }

  static String percent(double share) {
    return number("%.2f", 100 * share) + " %";
  }

  static String density(double density) {
    return number("%.5f", density);
  }

  static String count(long value) {
    return number("%,d", value);
  }

  static String seconds(double seconds) {
    return number("%.1f", seconds);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Columns as wide as what stands in them, numbers at the right. */
  void print(PrintWriter out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line =
          new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", labels.get(r)));
      for (int c = 0; c < columns; c++) {
        line.append(String.format(Locale.ROOT, "  %" + widths[c] + "s", rows.get(r).get(c)));
      }
      out.println(line);
    }
  }
}
