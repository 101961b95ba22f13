package recdenoiser.engine.data.importing;

import java.util.List;

/** How times are written, by some of them. */
final class TimeGuess {
  /** Milliseconds since 1973; as seconds, the year 5138. */
  private static final double SMALLEST_MILLISECONDS = 1e11;

  private static final String NUMBER = "[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?";

  /** How a date of ISO 8601 begins. */
  static final String DATE = "\\d{4}-\\d\\d-\\d\\d.*";

  private TimeGuess() {}

  static TimeNotation of(List<String> values) {
    String value = values.stream().filter(text -> !text.isEmpty()).findFirst().orElse("0");
    if (value.matches(NUMBER)) {
      double largest =
          values.stream()
              .filter(text -> text.matches(NUMBER))
              .mapToDouble(Double::parseDouble)
              .max()
              .orElse(0);
      return largest >= SMALLEST_MILLISECONDS ? TimeNotation.MILLISECONDS : TimeNotation.SECONDS;
    }
    if (value.matches("\\d{4}-.*")) {
      return TimeNotation.ISO_DATE;
    }
    return value.matches("\\d{1,2} \\d{1,2}, \\d{4}.*")
        ? TimeNotation.AMERICAN_DATE
        : TimeNotation.SECONDS;
  }

  /** Whether a column holds dates and nothing else. */
  static boolean isDate(List<String[]> rows, int column) {
    return rows.stream().allMatch(row -> column < row.length && row[column].matches(DATE));
  }

  static boolean isTime(List<String[]> rows, int column) {
    return rows.stream()
        .allMatch(
            row ->
                column < row.length && (row[column].matches(NUMBER) || row[column].matches(DATE)));
  }
}
