package recdenoiser.engine.data;

/** Sorts the actions of one user by time; actions of the same time keep their order. */
final class ChronologicalOrder {
  private final long[] times;
  private final int[] items;
  private long[] otherTimes = new long[0];
  private int[] otherItems = new int[0];

  ChronologicalOrder(long[] times, int[] items) {
    this.times = times;
    this.items = items;
  }

  void sort(int from, int to) {
    if (isSorted(from, to)) {
      return;
    }
    if (otherTimes.length < to - from) {
      otherTimes = new long[to - from];
      otherItems = new int[to - from];
    }
    for (int width = 1; width < to - from; width *= 2) {
      for (int left = from; left + width < to; left += 2 * width) {
        merge(left, left + width, Math.min(left + 2 * width, to));
      }
    }
  }

  private boolean isSorted(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (times[i] < times[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void merge(int from, int middle, int to) {
    int leftCount = middle - from;
    System.arraycopy(times, from, otherTimes, 0, leftCount);
    System.arraycopy(items, from, otherItems, 0, leftCount);
    int left = 0;
    int right = middle;
    int out = from;
    while (left < leftCount) {
      if (right < to && times[right] < otherTimes[left]) {
        times[out] = times[right];
        items[out++] = items[right++];
      } else {
        times[out] = otherTimes[left];
        items[out++] = otherItems[left++];
      }
    }
  }
}
