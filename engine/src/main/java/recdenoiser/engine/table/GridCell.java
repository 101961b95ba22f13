package recdenoiser.engine.table;

import recdenoiser.engine.text.Numbers;

/**
 * What stands in one place of a table.
 *
 * @param shown for people
 * @param exact for programs: a number at full precision, empty where there is none
 */
public record GridCell(String shown, String exact) {
  /** Nothing to say. */
  public static final GridCell NONE = new GridCell("–", "");

  public static GridCell text(String text) {
    return new GridCell(text, text);
  }

  /** A number that people see rounded; {@link #NONE} if it is not finite. */
  public static GridCell number(double value, String shown) {
    return Double.isFinite(value) ? new GridCell(shown, Numbers.decimal(value)) : NONE;
  }

  public static GridCell number(long value) {
    return text(Long.toString(value));
  }

  /** Four decimals for people, as metrics have. */
  public static GridCell metric(double value) {
    return number(value, Numbers.metric(value));
  }
}
