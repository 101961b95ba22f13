package recdenoiser.engine.autodiff;

import java.util.Arrays;
import recdenoiser.engine.tensor.kernel.PairIndex;

/**
 * The different times between two tokens of each sequence, numbered as rows, and which of them
 * every pair has. Arrays are used again by the next slice.
 */
final class IntervalIndex {
  private final PairIndex pairs = new PairIndex();
  private Segments segments;
  private int[] rowOf = new int[0];
  private int[] intervals = new int[64];
  private int[] firstRow = new int[0];
  private int[] firstPair = new int[0];
  private int rows;

  /**
   * @param times of all tokens of the batch
   * @param span longer intervals count as this one
   * @param causal whether a pair's key is never after its query
   */
  void build(Segments newSegments, int[] times, int span, boolean causal) {
    segments = newSegments;
    room(span);
    rows = 0;
    int pair = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      int i = s - segments.from();
      firstRow[i] = rows;
      firstPair[i] = pair;
      number(times, segments.offsets()[s], segments.length(s), span, pair);
      if (!causal) {
        mirror(segments.length(s), pair);
      }
      forget(firstRow[i]);
      pair += segments.length(s) * segments.length(s);
    }
    firstRow[segments.to() - segments.from()] = rows;
  }

  private void room(int span) {
    int sequences = segments.to() - segments.from();
    if (firstRow.length <= sequences) {
      firstRow = new int[sequences + 1];
      firstPair = new int[sequences + 1];
    }
    if (rowOf.length <= span) {
      rowOf = new int[span + 1];
      Arrays.fill(rowOf, -1);
    }
    int all = 0;
    for (int s = segments.from(); s < segments.to(); s++) {
      all += segments.length(s) * segments.length(s);
    }
    pairs.room(all);
  }

  private void number(int[] times, int first, int length, int span, int firstOfPairs) {
    int[] row = pairs.rows();
    for (int q = 0; q < length; q++) {
      int time = times[first + q];
      int pair = firstOfPairs + q * length;
      for (int k = 0; k <= q; k++) {
        int interval = Math.min(Math.abs(time - times[first + k]), span);
        int known = rowOf[interval];
        row[pair + k] = known >= 0 ? known : add(interval);
      }
    }
  }

  private int add(int interval) {
    if (rows == intervals.length) {
      intervals = Arrays.copyOf(intervals, 2 * rows);
    }
    intervals[rows] = interval;
    rowOf[interval] = rows;
    return rows++;
  }

  private void mirror(int length, int firstOfPairs) {
    int[] row = pairs.rows();
    for (int q = 0; q < length; q++) {
      for (int k = q + 1; k < length; k++) {
        row[firstOfPairs + q * length + k] = row[firstOfPairs + k * length + q];
      }
    }
  }

  private void forget(int from) {
    for (int row = from; row < rows; row++) {
      rowOf[intervals[row]] = -1;
    }
  }

  /** Rows of all sequences together. */
  int rows() {
    return rows;
  }

  /** First row of a sequence, or the end of the last one's. */
  int firstRow(int sequence) {
    return firstRow[sequence - segments.from()];
  }

  int interval(int row) {
    return intervals[row];
  }

  /** The pairs of one sequence, until the next one is asked for. */
  PairIndex pairs(int sequence) {
    pairs.sequence(firstPair[sequence - segments.from()], segments.length(sequence));
    return pairs;
  }
}
