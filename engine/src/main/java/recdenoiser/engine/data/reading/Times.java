package recdenoiser.engine.data.reading;

import recdenoiser.engine.data.DataProblem;

/** Says in a sentence what is wrong with a timestamp. */
public final class Times {
  private static final int LONGEST_SHOWN = 40;

  private Times() {}

  static void add(Lines lines, int from, int to, Interactions into) {
    try {
      into.addTime(lines.bytes(), from, to);
    } catch (NumberFormatException e) {
      throw DataProblem.at(
          lines.source(), lines.number(), "the time " + shown(lines, from, to), "seconds");
    } catch (ArithmeticException e) {
      throw DataProblem.at(
          lines.source(),
          lines.number(),
          "the time " + shown(lines, from, to),
          "seconds that fit 64 bits, with at most 9 decimals");
    }
  }

  private static String shown(Lines lines, int from, int to) {
    String text = lines.text(from, to);
    return "\""
        + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…")
        + "\"";
  }
}
