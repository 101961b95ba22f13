package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where an action's parts are: names of columns where the file has them, otherwise numbers from 1.
 *
 * @param rating empty for none
 * @param time empty for none: the order of the file is the order in time
 * @param history a list of items that come before the item of the line, oldest first; empty for
 *     none. Where there is one, the item may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ActionColumns(String user, String item, String rating, String time, String history) {
  static final int USER = 0;
  static final int ITEM = 1;
  static final int RATING = 2;
  static final int TIME = 3;
  static final int COUNT = 4;
  static final int HISTORY = 4;

  public ActionColumns {
    user = user == null ? "" : user;
    item = item == null ? "" : item;
    rating = rating == null ? "" : rating;
    time = time == null ? "" : time;
    history = history == null ? "" : history;
  }

  /** One action a record. */
  public ActionColumns(String user, String item, String rating, String time) {
    this(user, item, rating, time, "");
  }

  public boolean hasHistory() {
    return !history.isEmpty();
  }

  /** Whether it is known whose actions they are, and on what. */
  boolean areComplete() {
    return !user.isEmpty() && (!item.isEmpty() || hasHistory());
  }

  /** Those that are empty here come from others. */
  ActionColumns or(ActionColumns others) {
    if (user.isEmpty() && item.isEmpty() && !hasHistory()) {
      return others;
    }
    List<String> taken = List.of(user, item, rating, time, history);
    String likelyItem = user.isEmpty() || taken.contains(others.user) ? others.item : others.user;
    return new ActionColumns(
        user.isEmpty() && !taken.contains(others.user) ? others.user : user,
        item.isEmpty() && !hasHistory() && !taken.contains(likelyItem) ? likelyItem : item,
        rating,
        time.isEmpty() && !hasHistory() ? others.time : time,
        history);
  }

  List<String> inOrder() {
    return hasHistory()
        ? List.of(user, item, rating, time, history)
        : List.of(user, item, rating, time);
  }
}
