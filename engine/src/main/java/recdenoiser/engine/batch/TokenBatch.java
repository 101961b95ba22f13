package recdenoiser.engine.batch;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Segments;

/**
 * Packed sequences as a model reads them: only real positions exist. Arrays are used again by the
 * next batch.
 *
 * <p>Token t of sequence s, {@code offsets[s] ≤ t < offsets[s + 1]}, is item {@code items[t]} in
 * slot {@code slots[t]} of the window; the newest item has slot n - 1. {@code positives[t]} is the
 * next item, or 0 if nothing is predicted from here; {@code negatives[t]} the one it is told from,
 * where a loss asks for one. {@code users[t]} is the user's number from 1, 0 for nobody known;
 * {@code times[t]} the time of the action in the user's own unit, see {@code TimeScale}.
 */
public final class TokenBatch {
  private int[] offsets = new int[1];
  private int[] items = new int[0];
  private int[] slots = new int[0];
  private int[] positives = new int[0];
  private int[] negatives = new int[0];
  private int[] users = new int[0];
  private int[] times = new int[0];
  private int sequences;

  /** Makes room; sequences keep nothing of what they were. */
  public void clear(int sequenceCapacity, int tokenCapacity) {
    sequences = 0;
    if (offsets.length < sequenceCapacity + 1) {
      offsets = Arrays.copyOf(offsets, sequenceCapacity + 1);
    }
    if (items.length < tokenCapacity) {
      items = new int[tokenCapacity];
      slots = new int[tokenCapacity];
      positives = new int[tokenCapacity];
      negatives = new int[tokenCapacity];
      users = new int[tokenCapacity];
      times = new int[tokenCapacity];
    }
  }

  /**
   * Appends a sequence of {@code length} tokens, right-aligned in a window of {@code window}; its
   * items come later.
   */
  public int append(int length, int window) {
    int first = offsets[sequences];
    offsets[++sequences] = first + length;
    for (int t = 0; t < length; t++) {
      slots[first + t] = window - length + t;
    }
    return first;
  }

  public int sequences() {
    return sequences;
  }

  public int tokens() {
    return offsets[sequences];
  }

  public int[] offsets() {
    return offsets;
  }

  public int length(int sequence) {
    return offsets[sequence + 1] - offsets[sequence];
  }

  public int[] items() {
    return items;
  }

  public int[] slots() {
    return slots;
  }

  public int[] positives() {
    return positives;
  }

  public int[] negatives() {
    return negatives;
  }

  public int[] users() {
    return users;
  }

  public int[] times() {
    return times;
  }

  public Segments segments(int from, int to) {
    return new Segments(offsets, from, to);
  }
}
