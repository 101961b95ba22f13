package recdenoiser.app.dataset;

import java.util.List;
import recdenoiser.app.text.Numbers;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataStatistics;

/** The statistics of a data set as rows of a table. */
final class NumberRows {
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
        new Row(texts.get("row.mean"), Numbers.fixed(data.meanActionsPerUser(), 1)),
        new Row(texts.get("row.median"), Numbers.fixed(data.medianActionsPerUser(), 1)),
        new Row(texts.get("row.longest"), Numbers.count(data.longestSequence())),
        new Row(texts.get("row.perItem"), Numbers.fixed(data.meanActionsPerItem(), 1)),
        new Row(texts.get("row.perItemMedian"), Numbers.fixed(data.medianActionsPerItem(), 1)),
        new Row(texts.get("row.density"), density(data.density())),
        new Row(texts.get("row.times"), texts.get(data.hasTimes() ? "yes" : "no")),
        new Row(texts.get("row.titles"), texts.get(data.hasTitles() ? "yes" : "no")));
  }

  /** Densities go down to hundredths of a per cent. */
  private static String density(double share) {
    return Numbers.fixed(100 * share, share < 0.01 ? 3 : 1) + "\u2009%";
  }
}
