package recdenoiser.engine.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import recdenoiser.engine.data.ActionArrays;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/**
 * Data that a model was not trained on, in the model's numbers: items and users are those of the
 * same names.
 *
 * <p>What the model does not know of a history is left out of it. A user whose true next item it
 * does not know, or whose later ones, is not evaluated: otherwise another item would become the
 * target.
 *
 * @param sequences of users with an action that the model knows, items numbered as the model has
 *     them
 * @param userOfModel [users] the number of the user of the same name in the model's data, or -1
 * @param facts what became of users and actions
 */
record OtherData(Sequences sequences, int[] userOfModel, OtherDataFacts facts) {

  /**
   * @param heldOut how many of a user's last actions are for testing
   * @throws DataProblem if nobody can be evaluated
   */
  static OtherData match(Sequences model, Sequences other, int heldOut, Split split) {
    return new Matching(model, other, new LeaveOneOut(other, heldOut), split).matched();
  }

  /** Goes through the users of the other data. */
  private static final class Matching {
    private final Sequences model;
    private final Sequences other;
    private final LeaveOneOut held;
    private final Split split;
    private final int[] itemOfModel;
    private final Map<String, Integer> users = new HashMap<>();

    Matching(Sequences model, Sequences other, LeaveOneOut held, Split split) {
      this.model = model;
      this.other = other;
      this.held = held;
      this.split = split;
      this.itemOfModel = items(model, other);
      for (int user = 0; user < model.userCount(); user++) {
        users.put(model.userLabel(user), user);
      }
    }

    /** [items + 1] 0 for those that the model does not know. */
    private static int[] items(Sequences model, Sequences other) {
      Map<String, Integer> numbers = new HashMap<>();
      for (int item = 1; item <= model.itemCount(); item++) {
        numbers.put(model.itemToken(item), item);
      }
      int[] known = new int[other.itemCount() + 1];
      for (int item = 1; item <= other.itemCount(); item++) {
        known[item] = numbers.getOrDefault(other.itemToken(item), 0);
      }
      return known;
    }

    OtherData matched() {
      int[] could = held.evaluatedUsers();
      int[] withTarget = Arrays.stream(could).filter(this::knowsTargets).toArray();
      int[] kept =
          Arrays.stream(withTarget).filter(user -> known(user) >= held.shortest()).toArray();
      if (kept.length == 0) {
        throw DataProblem.of(
            other.name(),
            String.format(
                Locale.ROOT,
                "Nobody of %s can be evaluated: the model knows %,d of its %,d items, and the next"
                    + " items of %,d of its %,d users; expected data with items of the same names.",
                other.name(),
                knownItems(),
                other.itemCount(),
                withTarget.length,
                could.length));
      }
      int[] ofModel = Arrays.stream(kept).map(this::user).toArray();
      OtherDataFacts facts =
          new OtherDataFacts(
              could.length,
              kept.length,
              could.length - withTarget.length,
              withTarget.length - kept.length,
              (int) Arrays.stream(ofModel).filter(user -> user >= 0).count(),
              other.itemCount(),
              other.itemCount() - knownItems(),
              other.actionCount() - IntStream.range(0, other.userCount()).map(this::known).sum());
      return new OtherData(sequences(kept), ofModel, facts);
    }

    private int knownItems() {
      return (int) Arrays.stream(itemOfModel).filter(item -> item > 0).count();
    }

    private int user(int user) {
      return users.getOrDefault(other.userLabel(user), -1);
    }

    private boolean knowsTargets(int user) {
      return IntStream.range(held.historyLength(user, split), other.length(user))
          .allMatch(position -> itemOfModel[other.item(user, position)] > 0);
    }

    private int known(int user) {
      return (int)
          IntStream.range(0, other.length(user))
              .filter(position -> itemOfModel[other.item(user, position)] > 0)
              .count();
    }

    private Sequences sequences(int[] kept) {
      int[] offsets = new int[kept.length + 1];
      for (int k = 0; k < kept.length; k++) {
        offsets[k + 1] = offsets[k] + known(kept[k]);
      }
      int[] items = new int[offsets[kept.length]];
      long[] times = other.hasTimes() ? new long[items.length] : null;
      int action = 0;
      for (int user : kept) {
        for (int position = 0; position < other.length(user); position++) {
          int item = itemOfModel[other.item(user, position)];
          if (item > 0) {
            items[action] = item;
            if (times != null) {
              times[action] = other.timeUnits(other.start(user) + position);
            }
            action++;
          }
        }
      }
      return new Sequences(
          other.name(),
          model.itemCount(),
          ActionArrays.of(offsets, items, times, other.timeDecimals()),
          user -> other.userLabel(kept[user]),
          item -> model.itemToken(item + 1),
          ItemTexts.NONE);
    }
  }
}
