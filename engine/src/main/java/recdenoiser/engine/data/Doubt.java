package recdenoiser.engine.data;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/**
 * Something in the data, or in how they are read, that may not be what a person expects.
 *
 * @param values what the sentence names, in its order
 */
public record Doubt(Kind kind, List<String> values) {

  /** What it is about. */
  public enum Kind {
    /** Lines without a user or an item are left out: how many. */
    MISSING,
    /** A column that is called like a user holds nothing: its name, and what was taken. */
    USER_MISSING,
    /** Another column could be the item: the one that was taken, the other. */
    OTHER_ITEM,
    /** Month and day could change places in every date: the column, an example. */
    MONTH_OR_DAY,
    /** Dates name no year: the column, an example. */
    NO_YEAR,
    /** A column is called like a time and not used: its name, an example. */
    TIME_NOT_USED,
    /** A column is called like a time and not understood: its name, an example. */
    TIME_NOT_UNDERSTOOD,
    /** Numbers that nobody calls times could be some: the column, an example. */
    COULD_BE_TIMES,
    /** A column is not read: its name, an example. */
    NOT_READ,
    /** All times are equal: the date. */
    SAME_TIMES,
    /** Times before 1990: how many, of how many, the first. */
    EARLY,
    /** Times in the future: how many, of how many, the last. */
    LATE,
    /** Most users have one action: how many, of how many. */
    ONE_ACTION,
    /** More items than half of the actions: items, actions. */
    MANY_ITEMS,
    /** The text is not UTF-8: as what it is read. */
    ENCODING,
    /** Ids such as 1.0 are read as 1: how many. */
    WHOLE_NUMBERS
  }

  public Doubt {
    values = values == null ? List.of() : List.copyOf(values);
  }

  public static Doubt of(Kind kind, String... values) {
    return new Doubt(kind, List.of(values));
  }

  /** A sentence in the language that is spoken. */
  public String sentence() {
    String words = Words.bundle("reading").getString("doubt." + kind);
    return new MessageFormat(words, Locale.ROOT).format(values.toArray());
  }
}
