package recdenoiser.engine.data.reading;

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

  /**
   * @return how many of them stood behind a later one
   */
  int sort(int from, int to) {
    int late = behindLater(from, to);
    if (late > 0) {
      mergeAll(from, to);
    }
    return late;
  }

  private void mergeAll(int from, int to) {
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

  private int behindLater(int from, int to) {
    int late = 0;
    long latest = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      late += times[i] < latest ? 1 : 0;
      latest = Math.max(latest, times[i]);
    }
    return late;
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
