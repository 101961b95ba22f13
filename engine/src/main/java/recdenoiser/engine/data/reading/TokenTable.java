package recdenoiser.engine.data.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import recdenoiser.engine.data.Sequences;

/**
 * Numbers tokens 0, 1, 2 … in order of first appearance. Tokens are kept as bytes in one array,
 * found by open addressing: no object per token.
 */
public final class TokenTable implements Sequences.Labels {
  /** What {@link #find} says of a token that never appeared. */
  public static final int ABSENT = -1;

  private static final int FREE = ABSENT;

  private byte[] pool = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int[] slots = new int[1 << 10];
  private int size;

  public TokenTable() {
    Arrays.fill(slots, FREE);
  }

  public int size() {
    return size;
  }

  /** The number of the token in {@code bytes[from] … bytes[to - 1]}, given now if it is new. */
  public int number(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    append(bytes, from, to);
    slots[slot] = size - 1;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** The number of the token in {@code bytes[from] … bytes[to - 1]}, or {@link #ABSENT}. */
  public int find(byte[] bytes, int from, int to) {
    return slots[slot(bytes, from, to)];
  }

  @Override
  public String of(int number) {
    int from = start(number);
    return new String(pool, from, ends[number] - from, StandardCharsets.UTF_8);
  }

  private int slot(byte[] bytes, int from, int to) {
    int mask = slots.length - 1;
    int slot = hash(bytes, from, to) & mask;
    while (slots[slot] != FREE && !equal(slots[slot], bytes, from, to)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean equal(int number, byte[] bytes, int from, int to) {
    return Arrays.equals(pool, start(number), ends[number], bytes, from, to);
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private void append(byte[] bytes, int from, int to) {
    int begin = start(size);
    int end = Math.addExact(begin, to - from);
    if (end > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(end, grown(pool.length)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, grown(size));
    }
    System.arraycopy(bytes, from, pool, begin, to - from);
    ends[size++] = end;
  }

  private static int grown(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 16L);
  }

  private void rehash() {
    int mask = 2 * slots.length - 1;
    slots = new int[mask + 1];
    Arrays.fill(slots, FREE);
    for (int number = 0; number < size; number++) {
      int slot = hash(pool, start(number), ends[number]) & mask;
      while (slots[slot] != FREE) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number;
    }
  }

  /** FNV-1a with a final mix, since only the low bits choose the slot. */
  private static int hash(byte[] bytes, int from, int to) {
    int h = 0x811C9DC5;
    for (int i = from; i < to; i++) {
      h = (h ^ bytes[i]) * 0x01000193;
    }
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    return h ^ (h >>> 13);
  }
}
