package recdenoiser.engine.data.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates that people write; without a zone they are UTC. */
final class DateTexts {
  private static final String CLOCK = "(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+"
              + CLOCK
              + "\\s*([A-Za-z+-][\\w/:+-]*)?(?:\\[[\\w/+-]+])?)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T, ]+" + CLOCK + "\\s*([AaPp][Mm])?)?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH_NAME =
      "((?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\\.?";
  private static final String WEEKDAY = "(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+)?";
  private static final String CLOCK_BEHIND =
      "(?:[T, ]+(?:at )?" + CLOCK + "\\s*([AaPp][Mm])?\\s*([A-Za-z+-][\\w/:+-]*)?)?";
  private static final Pattern DAY_AND_NAME =
      Pattern.compile(
          WEEKDAY
              + "(\\d{1,2})(?:st|nd|rd|th)?[ -]+"
              + MONTH_NAME
              + "[, -]+(\\d{4})"
              + CLOCK_BEHIND);
  private static final Pattern NAME_AND_DAY =
      Pattern.compile(
          WEEKDAY + MONTH_NAME + "[ -]+(\\d{1,2})(?:st|nd|rd|th)?[, -]+(\\d{4})" + CLOCK_BEHIND);
  private static final Pattern CALENDAR =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");
  private static final DateTimeFormatter UNIX_OFFSET =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss Z yyyy", Locale.US);
  private static final DateTimeFormatter UNIX_ZONE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss z yyyy", Locale.US);

  private DateTexts() {}

  /**
   * Year, month, day, with or without a clock, a fraction of the second and a zone.
   *
   * @throws DateTimeException if it is none
   */
  static Instant yearFirst(String text) {
    Matcher date = matched(YEAR_FIRST, text);
    LocalDateTime moment =
        LocalDate.of(number(date, 1), number(date, 2), number(date, 3))
            .atTime(number(date, 4), number(date, 5), number(date, 6), nanoseconds(date.group(7)));
    String zone = date.group(8);
    return zone == null
        ? moment.toInstant(ZoneOffset.UTC)
        : moment.atZone(ZoneId.of(zone, ZoneId.SHORT_IDS)).toInstant();
  }

  /**
   * Month and day in either order, then the year.
   *
   * @throws DateTimeException if it is none
   */
  static Instant yearLast(String text, boolean monthFirst) {
    Matcher date = matched(YEAR_LAST, text);
    int month = number(date, monthFirst ? 1 : 2);
    int day = number(date, monthFirst ? 2 : 1);
    return LocalDate.of(number(date, 3), month, day)
        .atTime(hour(date), number(date, 5), number(date, 6), nanoseconds(date.group(7)))
        .toInstant(ZoneOffset.UTC);
  }

  /** {@code Tue Apr 03 18:21:06 +0000 2012}. */
  static Instant unix(String text) {
    boolean offset = text.contains(" +") || text.contains(" -");
    return (offset ? UNIX_OFFSET : UNIX_ZONE).parse(text, Instant::from);
  }

  /** {@code 14 Jul 2017}, {@code Jul 14, 2017 3:12 PM}, {@code Fri, 14 Jul 2017 03:12:39 GMT}. */
  static Instant namedMonth(String text) {
    Matcher dayFirst = DAY_AND_NAME.matcher(text);
    Matcher date = dayFirst.matches() ? dayFirst : matched(NAME_AND_DAY, text);
    String day = dayFirst.matches() ? date.group(1) : date.group(2);
    String name = dayFirst.matches() ? date.group(2) : date.group(1);
    int month = 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    if (month == 0) {
      throw new DateTimeException("month");
    }
    LocalDateTime moment =
        LocalDate.of(number(date, 3), month, Integer.parseInt(day))
            .atTime(hour(date), number(date, 5), number(date, 6), nanoseconds(date.group(7)));
    String zone = date.group(9);
    return zone == null
        ? moment.toInstant(ZoneOffset.UTC)
        : moment.atZone(ZoneId.of(zone, ZoneId.SHORT_IDS)).toInstant();
  }

  /** {@code 20220408}, {@code 202204082359} or {@code 20220408235959}. */
  static Instant calendarNumber(String text) {
    Matcher date = matched(CALENDAR, text);
    return LocalDate.of(number(date, 1), number(date, 2), number(date, 3))
        .atTime(number(date, 4), number(date, 5), number(date, 6))
        .toInstant(ZoneOffset.UTC);
  }

  /** {@code 0507} or {@code 507}, in the year 2000, which knows every day. */
  static Instant monthAndDay(String text) {
    if (!text.matches("\\d{3,4}")) {
      throw new DateTimeException("four digits");
    }
    int number = Integer.parseInt(text);
    return LocalDate.of(2000, number / 100, number % 100).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Group 4, in the half of the day that group 8 names. */
  private static int hour(Matcher date) {
    int hour = number(date, 4);
    String half = date.group(8);
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("hour");
    }
    return hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("another form");
    }
    return matcher;
  }

  private static int number(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static int nanoseconds(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }
}
