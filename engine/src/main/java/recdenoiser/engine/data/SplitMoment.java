package recdenoiser.engine.data;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a part of the data begins: after a share of all actions in the order of time, or at a date.
 *
 * @param share of all actions that come before, above 0 and below 1; 0 of a date
 * @param date null of a share
 */
public record SplitMoment(double share, Instant date) {

  /**
   * Reads "0.8", "2000-12-31", "2000-12-31T18:30:00" or "2000-12-31T18:30:00+01:00". A date without
   * a time is its first moment; without an offset it is in UTC.
   *
   * @throws IllegalArgumentException if it is neither a share nor a date, in a sentence
   */
  public static SplitMoment parse(String text) {
    String stripped = text.strip();
    Optional<SplitMoment> share = share(stripped);
    if (share.isPresent()) {
      return share.get();
    }
    try {
      return new SplitMoment(0, date(stripped));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "A moment is a share of all actions between 0 and 1 such as 0.8, or a date such as"
              + " 2000-12-31 or 2000-12-31T18:30:00; found \""
              + text
              + "\".",
          e);
    }
  }

  private static Optional<SplitMoment> share(String text) {
    try {
      double share = new BigDecimal(text).doubleValue();
      return share > 0 && share < 1 ? Optional.of(new SplitMoment(share, null)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant date(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean offset = text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  public boolean isShare() {
    return date == null;
  }

  /** Whether it cannot come before another, as far as that is known without data. */
  public boolean comesAfterOrWith(SplitMoment other) {
    if (isShare() != other.isShare()) {
      return false;
    }
    return isShare() ? share >= other.share : !date.isBefore(other.date);
  }
}
