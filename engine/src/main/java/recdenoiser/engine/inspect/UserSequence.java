package recdenoiser.engine.inspect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import recdenoiser.engine.data.PackedHistories;

/**
 * What a model is given for one user, and what it is asked for. Places in it are counted back from
 * the newest action, which is at 0.
 *
 * @param user as the data name it
 * @param number of the user in the run's data, or -1 where the run does not know the user
 * @param actions oldest first
 * @param timed whether the actions have times
 * @param noiseKnown whether it is known which actions are noise
 * @param target the true next item, or 0 where there is none
 * @param seen items that the user had really seen, which ranking leaves out where the run says so;
 *     edits do not change them, so that ranks before and after an edit are among the same items
 */
public record UserSequence(
    String user,
    int number,
    List<Action> actions,
    boolean timed,
    boolean noiseKnown,
    int target,
    List<Integer> seen) {

  public UserSequence {
    actions = List.copyOf(actions);
    seen = List.copyOf(seen);
  }

  public int length() {
    return actions.size();
  }

  /**
   * @param back how many actions behind the newest, 0 … length - 1
   * @throws IllegalArgumentException if there is no such action
   */
  public Action action(int back) {
    return actions.get(index(back));
  }

  /** The newest actions, at most so many, oldest first. */
  public List<Action> newest(int most) {
    return actions.subList(Math.max(0, length() - most), length());
  }

  /** This sequence after an edit. */
  public UserSequence with(SequenceEdit edit) {
    return edit.applyTo(this);
  }

  UserSequence with(List<Action> changed) {
    return new UserSequence(user, number, changed, timed, noiseKnown, target, seen);
  }

  UserSequence withNoiseKnown() {
    return new UserSequence(user, number, actions, timed, true, target, seen);
  }

  /** Index of a place from the oldest action on. */
  int index(int back) {
    if (back < 0 || back >= length()) {
      throw new IllegalArgumentException(
          "There is no place "
              + back
              + " in a sequence of "
              + length()
              + " items: the newest is at 0, the oldest at "
              + (length() - 1)
              + ".");
    }
    return length() - 1 - back;
  }

  /** As models are given it. */
  public PackedHistories packed() {
    return pack(List.of(this));
  }

  /** Several sequences as models are given them. */
  static PackedHistories pack(List<UserSequence> sequences) {
    int count = sequences.size();
    int[] offsets = new int[count + 1];
    for (int s = 0; s < count; s++) {
      offsets[s + 1] = offsets[s] + sequences.get(s).length();
    }
    int[] items = new int[offsets[count]];
    int[] users = new int[count];
    boolean timed = sequences.stream().allMatch(UserSequence::timed);
    long[] times = timed ? new long[items.length] : null;
    for (int s = 0; s < count; s++) {
      UserSequence sequence = sequences.get(s);
      users[s] = sequence.number;
      for (int a = 0; a < sequence.length(); a++) {
        items[offsets[s] + a] = sequence.actions.get(a).item();
        if (timed) {
          times[offsets[s] + a] = sequence.actions.get(a).time();
        }
      }
    }
    return new PackedHistories(items, offsets, count, users, times);
  }

  /** Which of the newest {@code most} actions are noise, the oldest of them at 0. */
  BitSet noise(int most) {
    BitSet noise = new BitSet();
    List<Action> newest = newest(most);
    for (int a = 0; a < newest.size(); a++) {
      noise.set(a, newest.get(a).isNoise());
    }
    return noise;
  }

  /** A copy that may be changed. */
  List<Action> copy() {
    return new ArrayList<>(actions);
  }
}
