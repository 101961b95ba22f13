package recdenoiser.engine.inspect;

import java.util.List;
import recdenoiser.engine.inspect.Action.Origin;

/**
 * A change of a sequence. Places are counted back from the newest action, which is at 0. Where
 * actions have times, what is put in happens at the time of the action before it (of the one after
 * it, if it is the first), and what replaces an action at the time of that.
 */
public sealed interface SequenceEdit {

  /**
   * @throws IllegalArgumentException if the sequence has no such place, or nothing would be left
   */
  UserSequence applyTo(UserSequence sequence);

  /** Takes the action at {@code back} out. */
  record Remove(int back) implements SequenceEdit {
    @Override
    public UserSequence applyTo(UserSequence sequence) {
      int index = sequence.index(back);
      if (sequence.length() == 1) {
        throw new IllegalArgumentException("The last item of a sequence cannot be removed.");
      }
      List<Action> actions = sequence.copy();
      actions.remove(index);
      return sequence.with(actions);
    }
  }

  /** Puts {@code item} in the place of the action at {@code back}. */
  record Replace(int back, int item) implements SequenceEdit {
    @Override
    public UserSequence applyTo(UserSequence sequence) {
      int index = sequence.index(back);
      List<Action> actions = sequence.copy();
      actions.set(index, new Action(item, actions.get(index).time(), Origin.EDITED));
      return sequence.with(actions);
    }
  }

  /**
   * Puts {@code item} in so that it then stands at {@code back}: 0 behind the newest action, the
   * sequence's length before the oldest.
   */
  record Insert(int back, int item) implements SequenceEdit {
    @Override
    public UserSequence applyTo(UserSequence sequence) {
      return insert(sequence, back, item, Origin.EDITED);
    }
  }

  /** Puts in noise that was drawn before, one item after the other; see {@link NoiseDraw}. */
  record AddNoise(List<Insert> items) implements SequenceEdit {
    public AddNoise {
      items = List.copyOf(items);
    }

    @Override
    public UserSequence applyTo(UserSequence sequence) {
      UserSequence noisy = sequence;
      for (Insert insert : items) {
        noisy = insert(noisy, insert.back(), insert.item(), Origin.DRAWN);
      }
      return items.isEmpty() ? sequence : noisy.withNoiseKnown();
    }
  }

  private static UserSequence insert(UserSequence sequence, int back, int item, Origin origin) {
    if (back < 0 || back > sequence.length()) {
      throw new IllegalArgumentException(
          "Nothing can be inserted at "
              + back
              + " in a sequence of "
              + sequence.length()
              + " items: 0 is behind the newest, "
              + sequence.length()
              + " before the oldest.");
    }
    List<Action> actions = sequence.copy();
    int index = sequence.length() - back;
    long time = actions.get(index == 0 ? 0 : index - 1).time();
    actions.add(index, new Action(item, time, origin));
    return sequence.with(actions);
  }
}
