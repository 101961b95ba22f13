package recdenoiser.engine.data.reading;

import recdenoiser.engine.data.DataProblem;

/** Watches the ids of one column: where all of them are integers, each must fit 32 bits. */
final class IntegerIds {
  private static final int DIGITS_THAT_FIT = 9;

  private final String what;
  private boolean allIntegers = true;
  private long largeLine;
  private String large;

  /**
   * @param what such as "item id"
   */
  IntegerIds(String what) {
    this.what = what;
  }

  void see(Lines line, int from, int to) {
    byte[] bytes = line.bytes();
    for (int i = from; allIntegers && i < to; i++) {
      allIntegers = bytes[i] >= '0' && bytes[i] <= '9';
    }
    if (allIntegers && large == null && to - from > DIGITS_THAT_FIT) {
      String id = line.text(from, to);
      if (!fits(id)) {
        large = id;
        largeLine = line.number();
      }
    }
  }

  private static boolean fits(String digits) {
    String significant = digits.replaceFirst("^0+", "");
    return significant.length() <= DIGITS_THAT_FIT + 1
        && (significant.isEmpty() || Long.parseLong(significant) <= Integer.MAX_VALUE);
  }

  void check(String source) {
    if (allIntegers && large != null) {
      throw DataProblem.at(
          source,
          largeLine,
          what + " " + shortened(large),
          "an integer of at most " + Integer.MAX_VALUE);
    }
  }

  private static String shortened(String id) {
    return id.length() <= 40 ? id : id.substring(0, 40) + "…";
  }
}
