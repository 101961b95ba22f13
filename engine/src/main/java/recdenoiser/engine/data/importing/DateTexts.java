package recdenoiser.engine.data.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
    int hour = number(date, 4);
    String half = date.group(8);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("hour");
      }
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    return LocalDate.of(number(date, 3), month, day)
        .atTime(hour, number(date, 5), number(date, 6), nanoseconds(date.group(7)))
        .toInstant(ZoneOffset.UTC);
  }

  /** {@code Tue Apr 03 18:21:06 +0000 2012}. */
  static Instant unix(String text) {
    boolean offset = text.contains(" +") || text.contains(" -");
    return (offset ? UNIX_OFFSET : UNIX_ZONE).parse(text, Instant::from);
  }

  /** {@code 20220408}. */
  static Instant calendarNumber(String text) {
    if (!text.matches("\\d{8}")) {
      throw new DateTimeException("eight digits");
    }
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
        .atStartOfDay()
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
