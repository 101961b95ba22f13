package recdenoiser.engine.data.importing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import recdenoiser.engine.data.reading.MissingMarkers;

/** How times are written, by many of them. */
final class TimeGuess {
  /** 1990-01-01. */
  static final double EARLIEST = 631_152_000;

  private static final int ENOUGH_TO_TELL = 8;
  private static final double HALF = 0.5;
  private static final double SECONDS_OF_A_DAY = 86_400;

  /** Enough of the values must fit; the others may be damaged. */
  private static final double MOST = 0.9;

  static final String NUMBER = "[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?";

  /** How a date begins that names its year first. */
  static final String DATE = "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.*";

  /** Month first stands before day first: where both are possible it is taken, and said. */
  private static final List<TimeNotation> DATES =
      List.of(
          TimeNotation.ISO_DATE,
          TimeNotation.UNIX_DATE,
          TimeNotation.AMERICAN_DATE,
          TimeNotation.NAMED_MONTH,
          TimeNotation.MONTH_FIRST,
          TimeNotation.DAY_FIRST);

  private static final List<TimeNotation> UNITS =
      List.of(
          TimeNotation.SECONDS,
          TimeNotation.MILLISECONDS,
          TimeNotation.MICROSECONDS,
          TimeNotation.NANOSECONDS);

  private TimeGuess() {}

  /**
   * The notation of a column that is known to hold times. Numbers that give no date of this age are
   * seconds since some other beginning.
   */
  static TimeNotation of(List<String> values) {
    TimeNotation plausible = plausible(values);
    if (plausible != null) {
      return plausible;
    }
    List<String> filled = values.stream().filter(text -> !MissingMarkers.is(text)).toList();
    if (share(filled, text -> text.matches("(0?[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])")) == 1) {
      return TimeNotation.MONTH_AND_DAY;
    }
    double largest =
        filled.stream()
            .filter(text -> text.matches(NUMBER))
            .mapToDouble(Double::parseDouble)
            .max()
            .orElse(0);
    return largest >= 1e11 ? TimeNotation.MILLISECONDS : TimeNotation.SECONDS;
  }

  /** The notation by which most values lie between 1990 and today; null if there is none. */
  static TimeNotation plausible(List<String> values) {
    List<String> filled = values.stream().filter(text -> !MissingMarkers.is(text)).toList();
    if (filled.isEmpty()) {
      return null;
    }
    if (share(filled, text -> text.matches(NUMBER)) >= MOST) {
      return number(filled);
    }
    TimeNotation best = null;
    double bestShare = 0;
    for (TimeNotation notation : DATES) {
      double share = share(filled, text -> isRead(notation, text));
      if (share > bestShare) {
        best = notation;
        bestShare = share;
      }
    }
    return bestShare >= MOST ? best : null;
  }

  private static TimeNotation number(List<String> values) {
    double perSecond = 1;
    double latest = Instant.now().getEpochSecond() + SECONDS_OF_A_DAY;
    for (TimeNotation unit : UNITS) {
      double divisor = perSecond;
      double share =
          share(
              values,
              text -> {
                double seconds =
                    text.matches(NUMBER) ? Double.parseDouble(text) / divisor : Double.NaN;
                return seconds >= EARLIEST && seconds <= latest;
              });
      if (share >= MOST) {
        return unit;
      }
      perSecond *= 1000;
    }
    boolean calendar =
        share(
                values,
                text ->
                    text.matches("(199\\d|20\\d\\d)\\d{4}(\\d{4}(\\d\\d)?)?")
                        && isRead(TimeNotation.CALENDAR_NUMBER, text))
            >= MOST;
    return calendar ? TimeNotation.CALENDAR_NUMBER : null;
  }

  /** Whether half of the values can be read in any notation. */
  static boolean isUnderstood(List<String> values) {
    List<String> filled = values.stream().filter(text -> !MissingMarkers.is(text)).toList();
    return filled.isEmpty()
        || share(filled, text -> text.matches(NUMBER)) >= HALF
        || DATES.stream().anyMatch(date -> share(filled, text -> isRead(date, text)) >= HALF);
  }

  /** How often something happened, and no time: small numbers, very often 1, that do not rise. */
  static boolean areCounts(List<String> values) {
    if (values.size() < ENOUGH_TO_TELL || share(values, text -> text.matches("\\d{1,7}")) < 1) {
      return false;
    }
    double ones = share(values, text -> text.equals("1"));
    long falls =
        IntStream.range(1, values.size())
            .filter(i -> Long.parseLong(values.get(i)) < Long.parseLong(values.get(i - 1)))
            .count();
    return ones >= 0.1 && falls > values.size() / 8;
  }

  /** Whether month and day could change places in every value. */
  static boolean isAmbiguous(TimeNotation notation, List<String> values) {
    return notation == TimeNotation.MONTH_FIRST
        && values.stream()
            .filter(text -> isRead(TimeNotation.MONTH_FIRST, text))
            .allMatch(text -> isRead(TimeNotation.DAY_FIRST, text));
  }

  /** From 0, a day, to the smallest unit. */
  static int fineness(TimeNotation notation, List<String> values) {
    return switch (notation) {
      case SECONDS, UNIX_DATE -> 2;
      case MILLISECONDS -> 3;
      case MICROSECONDS -> 4;
      case NANOSECONDS -> 5;
      case ISO_DATE, MONTH_FIRST, DAY_FIRST, NAMED_MONTH ->
          values.stream().anyMatch(text -> text.contains(":"))
              ? values.stream().anyMatch(text -> text.matches(".*:\\d\\d[.,]\\d+.*")) ? 3 : 2
              : 0;
      case CALENDAR_NUMBER -> values.stream().allMatch(text -> text.length() == 8) ? 0 : 2;
      case AMERICAN_DATE, MONTH_AND_DAY -> 0;
    };
  }

  /** Whether a text is a date that people write, in any notation. */
  static boolean isDate(String text) {
    return text.matches(".*\\d.*") && DATES.stream().anyMatch(date -> isRead(date, text));
  }

  private static boolean isRead(TimeNotation notation, String text) {
    Field field = new Field();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    field.set(bytes, 0, bytes.length);
    return notation.read(field, new TimeNotation.Moment()) == null;
  }

  private static double share(List<String> values, java.util.function.Predicate<String> test) {
    return values.isEmpty() ? 0 : (double) values.stream().filter(test).count() / values.size();
  }
}
