package recdenoiser.engine.data.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written. */
public enum TimeNotation {
  /** Since 1970 or since any other beginning; whole or decimal, {@code 1.0e9}, too. */
  SECONDS,
  /** The same in thousandths. */
  MILLISECONDS,
  /** The same in millionths. */
  MICROSECONDS,
  /** The same in thousand millionths. */
  NANOSECONDS,
  /**
   * {@code 2017-12-31}, {@code 2017/12/31 23:59}, {@code 2017-12-31T23:59:59.123Z}, {@code
   * 2017-12-31 23:59:59 UTC}; UTC unless it says otherwise.
   */
  ISO_DATE,
  /** {@code 09 13, 2009}, {@code September 13, 2009}: month, day, year. */
  AMERICAN_DATE,
  /** {@code 11/10/2019 6:19:59 PM}: month, day, year. */
  MONTH_FIRST,
  /** {@code 10/11/2019 18:19}: day, month, year. */
  DAY_FIRST,
  /** {@code Tue Apr 03 18:21:06 +0000 2012}. */
  UNIX_DATE,
  /**
   * The name of the month and a day in either order, then the year: {@code 14 Jul 2017}, {@code
   * 14-Jul-2017 03:12}, {@code Jul 14, 2017 3:12 PM}, {@code Fri, 14 Jul 2017 03:12:39 GMT}.
   */
  NAMED_MONTH,
  /**
   * {@code 20220408}: year, month, day as one integer; {@code 20220408235959}, with hour, minute
   * and perhaps second, too.
   */
  CALENDAR_NUMBER,
  /** {@code 0507}: month and day of a year that nobody names; the order holds, gaps may not. */
  MONTH_AND_DAY;

  /** 2200-01-01: what lies behind it is no second of anybody's action. */
  private static final long LATEST = 7_258_118_400L;

  private static final int FINEST = 9;

  /** By the decimals: so many of a unit are a second. */
  private static final long[] UNITS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 0, 0, 1_000_000_000
  };

  private static final int MOST_DIGITS = 40;
  private static final DateTimeFormatter NUMERIC_AMERICAN =
      DateTimeFormatter.ofPattern("M d, yyyy", Locale.ROOT);
  private static final DateTimeFormatter NAMED_AMERICAN =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  /** A moment as {@code value} · 10<sup>-decimals</sup> seconds. */
  static final class Moment {
    private long value;
    private int decimals;

    long value() {
      return value;
    }

    int decimals() {
      return decimals;
    }

    private void set(long newValue, int newDecimals) {
      value = newValue;
      decimals = newDecimals;
    }
  }

  /**
   * Reads a time.
   *
   * @return what is wrong with it, as "found …, expected …"; null if nothing is
   */
  String read(Field field, Moment moment) {
    try {
      return switch (this) {
        case SECONDS -> number(field, 0, moment);
        case MILLISECONDS -> number(field, 3, moment);
        case MICROSECONDS -> number(field, 6, moment);
        case NANOSECONDS -> number(field, 9, moment);
        case ISO_DATE -> checked(field, DateTexts.yearFirst(field.toString()), moment);
        case MONTH_FIRST -> checked(field, DateTexts.yearLast(field.toString(), true), moment);
        case DAY_FIRST -> checked(field, DateTexts.yearLast(field.toString(), false), moment);
        case UNIX_DATE -> checked(field, DateTexts.unix(field.toString()), moment);
        case NAMED_MONTH -> checked(field, DateTexts.namedMonth(field.toString()), moment);
        case CALENDAR_NUMBER -> checked(field, DateTexts.calendarNumber(field.toString()), moment);
        case MONTH_AND_DAY -> checked(field, DateTexts.monthAndDay(field.toString()), moment);
        case AMERICAN_DATE -> checked(field, american(field.toString()), moment);
      };
    } catch (NumberFormatException | DateTimeException e) {
      return "found the time " + shown(field) + ", expected " + expected();
    }
  }

  private String expected() {
    return switch (this) {
      case SECONDS -> "seconds";
      case MILLISECONDS -> "milliseconds";
      case MICROSECONDS -> "microseconds";
      case NANOSECONDS -> "nanoseconds";
      case MONTH_FIRST -> "month, day and year such as 12/31/2017 11:59:59 PM";
      case DAY_FIRST -> "day, month and year such as 31/12/2017 23:59";
      case UNIX_DATE -> "a date such as Sun Dec 31 23:59:59 +0000 2017";
      case NAMED_MONTH -> "a date such as 31 Dec 2017 or Dec 31, 2017 11:59 PM";
      case CALENDAR_NUMBER -> "year, month and day such as 20171231";
      case MONTH_AND_DAY -> "month and day such as 1231";
      case ISO_DATE -> "a date such as 2017-12-31 or 2017-12-31T23:59:59Z";
      case AMERICAN_DATE -> "a date such as 09 13, 2009";
    };
  }

  private static String number(Field field, int shift, Moment moment) {
    long whole = shortInteger(field);
    if (whole >= 0) {
      long unit = UNITS[shift];
      moment.set(whole % unit == 0 ? whole / unit : whole, whole % unit == 0 ? 0 : shift);
      return range(field, moment);
    }
    if (field.to() - field.from() > MOST_DIGITS) {
      throw new NumberFormatException("long");
    }
    BigDecimal value =
        new BigDecimal(
            new String(
                field.bytes(), field.from(), field.to() - field.from(), StandardCharsets.US_ASCII));
    if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
      throw new NumberFormatException("absurd");
    }
    BigDecimal seconds = value.movePointLeft(shift).setScale(FINEST, RoundingMode.HALF_EVEN);
    BigDecimal plain = seconds.signum() == 0 ? BigDecimal.ZERO : seconds.stripTrailingZeros();
    if (plain.precision() - plain.scale() > 12) {
      return tooLate(field);
    }
    int decimals = Math.max(0, plain.scale());
    moment.set(plain.movePointRight(decimals).longValueExact(), decimals);
    return range(field, moment);
  }

  /** Digits alone, at most 18 of them; otherwise -1. */
  private static long shortInteger(Field field) {
    byte[] bytes = field.bytes();
    if (field.isEmpty() || field.to() - field.from() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = field.from(); i < field.to(); i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      value = 10 * value + (bytes[i] - '0');
    }
    return value;
  }

  private static String range(Field field, Moment moment) {
    if (moment.value < 0) {
      return tooEarly(field);
    }
    long seconds = moment.value;
    for (int i = 0; i < moment.decimals; i++) {
      seconds /= 10;
    }
    return seconds > LATEST ? tooLate(field) : null;
  }

  private static String tooEarly(Field field) {
    return "found the time " + shown(field) + ", expected none before its beginning";
  }

  private static String tooLate(Field field) {
    return "found the time "
        + shown(field)
        + ", expected one before the year 2200; perhaps it is counted in a smaller unit";
  }

  private static String checked(Field field, Instant instant, Moment moment) {
    int nanoseconds = instant.getNano();
    if (nanoseconds == 0) {
      moment.set(instant.getEpochSecond(), 0);
    } else if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > LATEST) {
      return instant.getEpochSecond() < 0 ? tooEarly(field) : tooLate(field);
    } else {
      moment.set(instant.getEpochSecond() * UNITS[FINEST] + nanoseconds, FINEST);
    }
    return range(field, moment);
  }

  private static Instant american(String text) {
    DateTimeFormatter format =
        !text.isEmpty() && Character.isDigit(text.charAt(0)) ? NUMERIC_AMERICAN : NAMED_AMERICAN;
    return LocalDate.parse(text, format).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static String shown(Field field) {
    String text = field.toString();
    return "\""
        + (text.length() <= MOST_DIGITS ? text : text.substring(0, MOST_DIGITS) + "…")
        + "\"";
  }
}
