package recdenoiser.engine.data.reading;

import java.util.ArrayList;
import java.util.List;

/** A list of ints in blocks: growing it never copies what is already there. */
final class GrowingInts {
  private static final int BITS = 14;
  private static final int BLOCK = 1 << BITS;

  private final List<int[]> blocks = new ArrayList<>();
  private int[] last = new int[0];
  private int used;
  private int size;

  void add(int value) {
    if (used == last.length) {
      last = new int[BLOCK];
      blocks.add(last);
      used = 0;
    }
    last[used++] = value;
    size++;
  }

  int get(int index) {
    return blocks.get(index >>> BITS)[index & (BLOCK - 1)];
  }

  int size() {
    return size;
  }
}
