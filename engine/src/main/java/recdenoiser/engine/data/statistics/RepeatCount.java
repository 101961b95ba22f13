package recdenoiser.engine.data.statistics;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;

/**
 * How often users come back to an item.
 *
 * @param actions share of actions on an item the user had acted on before
 * @param tests share of test items the user had acted on before
 */
record RepeatCount(double actions, double tests) {

  static RepeatCount of(LeaveOneOut split) {
    Sequences data = split.sequences();
    int[] lastUser = new int[data.itemCount() + 1];
    long repeatedActions = 0;
    long repeatedTests = 0;
    for (int user = 0; user < data.userCount(); user++) {
      int length = data.length(user);
      for (int position = 0; position < length; position++) {
        int item = data.item(user, position);
        if (lastUser[item] == user + 1) {
          repeatedActions++;
          repeatedTests += position == length - 1 && length >= split.shortest() ? 1 : 0;
        }
        lastUser[item] = user + 1;
      }
    }
    return new RepeatCount(
        OrderStatistics.share(repeatedActions, data.actionCount()),
        OrderStatistics.share(repeatedTests, split.evaluatedUsers().length));
  }
}
