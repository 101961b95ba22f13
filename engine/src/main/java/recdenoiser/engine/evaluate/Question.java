package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Split;

/**
 * Which action of every user a model has to find, and what it is given before it.
 *
 * @param step of the actions from the target of {@code split} on, from 1
 * @param expected [users × steps] what the model expected at each step so far, which it is given
 *     after the history and to which this step is added; null to give what users really did
 */
record Question(Split split, int step, int[][] expected) {

  /** How many of the user's own actions, from the first, are given. */
  int known(DataSplit data, int user) {
    return data.historyLength(user, split) + step - 1 - expectedItems();
  }

  /** How many items that the model expected are given after them. */
  int expectedItems() {
    return expected == null ? 0 : step - 1;
  }

  /** The item to be found. */
  int target(DataSplit data, int user) {
    return step == 1
        ? data.target(user, split)
        : data.sequences().item(user, data.historyLength(user, split) + step - 1);
  }
}
