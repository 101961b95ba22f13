package recdenoiser.engine.autodiff;

import java.util.stream.IntStream;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * Some tokens of some sequences: places {@code from … from + count - 1} of {@code tokens}.
 *
 * @param window that the longest sequence fits into
 */
record ListedQueries(Segments segments, int[] tokens, int from, int count, int window) {

  /** Of no token, of the only one, of two in the middle, of all and of the last. */
  static ListedQueries mixed() {
    return new ListedQueries(
        new Segments(new int[] {0, 2, 5, 6, 11, 14, 17, 18}, 1, 6),
        new int[] {99, 3, 5, 7, 9, 10, 11, 14, 99},
        1,
        7,
        6);
  }

  /**
   * Of so many tokens of a long sequence that they take two bands, and of the first of a short one.
   */
  static ListedQueries longer() {
    int[] tokens =
        IntStream.concat(IntStream.range(0, 92).filter(t -> t % 8 < 7), IntStream.of(92)).toArray();
    return new ListedQueries(
        new Segments(new int[] {0, 92, 94}, 0, 2), tokens, 0, tokens.length, 92);
  }

  /** Bands that the queries of the longest sequence take, if they are all but one. */
  int bands(boolean causal) {
    return ScoreTile.bands(count - 1, window, causal);
  }

  /** Steps of 0 to 2 units, so that intervals repeat and the longest exceed a span of 6. */
  int[] times() {
    int[] times = new int[segments.offsets()[segments.offsets().length - 1]];
    for (int t = 1; t < times.length; t++) {
      times[t] = times[t - 1] + t * 7 % 3;
    }
    return times;
  }

  Rows rows() {
    return new Rows(tokens, from, count);
  }
}
