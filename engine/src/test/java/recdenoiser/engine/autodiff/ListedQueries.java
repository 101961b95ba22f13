package recdenoiser.engine.autodiff;

import java.util.stream.IntStream;

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

  /** Of more tokens of a long sequence than a band has, and of the first of a short one. */
  static ListedQueries longer() {
    int[] tokens =
        IntStream.concat(IntStream.range(0, 68).filter(t -> t % 7 < 4), IntStream.of(68)).toArray();
    return new ListedQueries(
        new Segments(new int[] {0, 68, 70}, 0, 2), tokens, 0, tokens.length, 68);
  }

  /** Steps of 0 to 2 units, so that intervals repeat and the longest exceed a span of 6. */
  int[] times() {
    int[] times = new int[segments.offsets()[segments.offsets().length - 1]];
    for (int t = 1; t < times.length; t++) {
      times[t] = times[t - 1] + t * 7 % 3;
    }
    return times;
  }
}
