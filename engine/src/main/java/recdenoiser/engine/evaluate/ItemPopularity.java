package recdenoiser.engine.evaluate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Sequences;

/**
 * How often items were chosen in training, without noise that was put in.
 *
 * @param actions [items + 1] training actions on each item
 * @param users [items + 1] users who chose it in training
 * @param everybody users there are
 * @param head the fifth of the items that were chosen most often, of equals those with smaller
 *     numbers; all others are the tail
 */
record ItemPopularity(int[] actions, int[] users, int everybody, BitSet head) {
  private static final double HEAD = 0.2;

  static ItemPopularity of(DataSplit split) {
    DataSplit data = split.clean();
    Sequences sequences = data.sequences();
    int[] actions = new int[sequences.itemCount() + 1];
    int[] users = new int[actions.length];
    int[] latest = new int[actions.length];
    for (int user = 0; user < sequences.userCount(); user++) {
      for (int position = 0; position < data.trainingLength(user); position++) {
        int item = sequences.item(user, position);
        actions[item]++;
        users[item] += latest[item] == user + 1 ? 0 : 1;
        latest[item] = user + 1;
      }
    }
    return new ItemPopularity(actions, users, sequences.userCount(), head(actions));
  }

  private static BitSet head(int[] actions) {
    int items = actions.length - 1;
    BitSet head = new BitSet();
    IntStream.rangeClosed(1, items)
        .boxed()
        .sorted(Comparator.comparingInt(item -> -actions[item]))
        .limit((long) Math.ceil(HEAD * items))
        .forEach(head::set);
    return head;
  }

  int items() {
    return actions.length - 1;
  }

  /** The information in bits that a user chose it; of an item that nobody chose, as of one user. */
  double novelty(int item) {
    return StrictMath.log(everybody / (double) Math.max(1, users[item])) / StrictMath.log(2);
  }
}
