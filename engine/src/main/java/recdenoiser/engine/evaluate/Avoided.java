package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;

/**
 * Items that cannot be a negative of one user any more: avoided by the setting, or taken already.
 */
final class Avoided {
  private final DataSplit data;
  private final Sequences sequences;
  private final NegativesAvoid rule;
  private final int[] markedFor;
  private int mark;
  private int free;

  Avoided(DataSplit data, NegativesAvoid rule) {
    this.data = data;
    this.sequences = data.sequences();
    this.rule = rule;
    this.markedFor = new int[sequences.itemCount() + 1];
  }

  /** Forgets the last user and begins with this one. */
  void markFor(int user) {
    mark++;
    free = sequences.itemCount();
    int avoided =
        rule == NegativesAvoid.TRAINING ? data.trainingLength(user) : sequences.length(user);
    for (int position = 0; position < avoided; position++) {
      take(sequences.item(user, position));
    }
  }

  /** How many items are not marked. */
  int free() {
    return free;
  }

  /** Marks an item; false if it was marked already or does not exist. */
  boolean take(int item) {
    if (item < 1 || item > sequences.itemCount() || markedFor[item] == mark) {
      return false;
    }
    markedFor[item] = mark;
    free--;
    return true;
  }

  /** Draws {@code count} free items uniformly and without repetition; there must be as many. */
  void draw(KeyedRandom random, int[] into, int at, int count) {
    if (2L * count <= free) {
      drawByRejection(random, into, at, count);
    } else {
      drawFromList(random, into, at, count);
    }
  }

  private void drawByRejection(KeyedRandom random, int[] into, int at, int count) {
    for (int n = 0; n < count; ) {
      int item = 1 + random.nextInt(sequences.itemCount());
      if (take(item)) {
        into[at + n++] = item;
      }
    }
  }

  private void drawFromList(KeyedRandom random, int[] into, int at, int count) {
    int[] candidates = freeItems();
    for (int n = 0; n < count; n++) {
      int chosen = n + random.nextInt(candidates.length - n);
      into[at + n] = candidates[chosen];
      candidates[chosen] = candidates[n];
      take(into[at + n]);
    }
  }

  /** Those that are not marked, ascending. */
  int[] freeItems() {
    int[] items = new int[free];
    int found = 0;
    for (int item = 1; item <= sequences.itemCount(); item++) {
      if (markedFor[item] != mark) {
        items[found++] = item;
      }
    }
    return items;
  }
}
