package recdenoiser.app.dataset;

import java.util.List;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataStatistics;

/** The statistics of a data set as rows of a table. */
final class NumberRows {
  private static final String SEPARATOR = " · ";

  private NumberRows() {}

  /**
   * @param what the quantity
   */
  record Row(String what, String value) {}

  static List<Row> of(DataStatistics data, Texts texts) {
    return List.of(
        new Row(texts.get("row.users"), Numbers.count(data.users())),
        new Row(texts.get("row.evaluated"), Numbers.count(data.evaluatedUsers())),
        new Row(texts.get("row.items"), Numbers.count(data.items())),
        new Row(texts.get("row.actions"), Numbers.count(data.actions())),
        new Row(texts.get("row.density"), density(data.density())),
        new Row(texts.get("row.perUser"), Numbers.fixed(data.meanActionsPerUser(), 1)),
        new Row(
            texts.get("row.length"),
            median(data.medianActionsPerUser())
                + SEPARATOR
                + Numbers.count(data.longestSequence())),
        new Row(
            texts.get("row.perItem"),
            Numbers.fixed(data.meanActionsPerItem(), 1)
                + SEPARATOR
                + median(data.medianActionsPerItem())),
        new Row(texts.get("row.extras"), extras(data, texts)));
  }

  private static String extras(DataStatistics data, Texts texts) {
    if (data.hasTimes() && data.hasTitles()) {
      return texts.get("extras.both");
    }
    return texts.get(
        data.hasTimes() ? "extras.times" : data.hasTitles() ? "extras.titles" : "extras.none");
  }

  /** Medians are whole or half. */
  private static String median(double value) {
    return value == Math.rint(value) ? Numbers.count((long) value) : Numbers.fixed(value, 1);
  }

  /** Densities go down to hundredths of a per cent. */
  private static String density(double share) {
    return Numbers.fixed(100 * share, share < 0.01 ? 3 : 1) + "\u2009%";
  }
}
