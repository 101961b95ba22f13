package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where an action's parts are: names of columns where the file has them, otherwise numbers from 1.
 *
 * @param rating empty for none
 * @param time empty for none: the order of the file is the order in time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ActionColumns(String user, String item, String rating, String time) {
  static final int USER = 0;
  static final int ITEM = 1;
  static final int RATING = 2;
  static final int TIME = 3;
  static final int COUNT = 4;

  public ActionColumns {
    user = user == null ? "" : user;
    item = item == null ? "" : item;
    rating = rating == null ? "" : rating;
    time = time == null ? "" : time;
  }

  List<String> inOrder() {
    return List.of(user, item, rating, time);
  }
}
