package recdenoiser.engine.data.importing;

import java.util.List;

/** Published files without names of columns, known by their shape. */
final class KnownShapes {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|";
  private static final String BEHAVIOUR =
      "pv|cart|fav|buy|view|click|purchase|addtocart|clk|collect";
  private static final String DECIMAL = "[-+]?\\d+\\.\\d+|";
  private static final String SHOWN = "(\\S+-[01])( \\S+-[01])*";

  /** What stands where in {@link #isImpressions}; what was shown is not taken for an action. */
  static final ActionColumns IMPRESSIONS = new ActionColumns("2", "", "", "3", "4");

  private KnownShapes() {}

  /**
   * The columns of a known layout.
   *
   * @param time number of the column with plausible times; 0 for none
   * @return null if the shape is none of them
   */
  static ActionColumns find(List<String[]> rows, int count, int time) {
    String moment = time == 0 ? "" : Integer.toString(time);
    // listening: user, time, artist id, artist, track id, track
    if (count == 6 && time == 2 && all(rows, 3, UUID) && all(rows, 5, UUID)) {
      return new ActionColumns("1", "5", "", moment);
    }
    // check-ins: user, venue, its category twice, latitude, longitude, zone, time
    if (count == 8 && time == 8 && all(rows, 5, DECIMAL) && all(rows, 6, DECIMAL)) {
      return new ActionColumns("1", "2", "", moment);
    }
    // behaviour in a shop: user, item, category, behaviour, time
    if (count == 5 && time == 5 && all(rows, 4, BEHAVIOUR)) {
      return new ActionColumns("1", "2", "", moment);
    }
    return null;
  }

  /** News that were shown, with the history before them: number, user, time, history, shown. */
  static boolean isImpressions(List<String[]> rows, int count, int time) {
    return count == 5 && time == 3 && all(rows, 5, SHOWN);
  }

  private static boolean all(List<String[]> rows, int column, String pattern) {
    return rows.stream().allMatch(row -> row.length >= column && row[column - 1].matches(pattern));
  }
}
