package recdenoiser.engine.run.library;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import recdenoiser.engine.run.Spread;

/**
 * Something that is known of every run and can be a column, sorted by and filtered by.
 *
 * @param name as it is written in a filter: {@code test.ndcg@10.full}, {@code seed}
 * @param title of its column
 * @param kind of its values
 * @param number of a run; NaN where it has none; null for texts
 * @param text of a row; for numbers that of a single run
 */
public record RunField(
    String name,
    String title,
    Kind kind,
    ToDoubleFunction<LibraryEntry> number,
    Function<RunRow, String> text) {

  /** What values are, and how they are written. */
  public enum Kind {
    TEXT,
    /** Four decimals; more is better. */
    METRIC,
    /** Whole numbers, or a setting. */
    NUMBER,
    SECONDS,
    SHARE
  }

  public boolean isNumber() {
    return kind != Kind.TEXT;
  }

  /** Whether what is largest is looked for first: metrics, and when a run was started. */
  public boolean largestFirst() {
    return kind == Kind.METRIC || name.equals(RunFields.STARTED);
  }

  /** Mean and deviation over the runs that have a value. */
  public Spread spread(RunRow row) {
    if (name.equals(RunFields.SEEDS)) {
      return Spread.of(new double[] {row.seeds()});
    }
    return Spread.of(
        row.runs().stream().mapToDouble(number).filter(value -> !Double.isNaN(value)).toArray());
  }

  /** Of a single run or the mean of several; NaN where there is none. */
  public double value(RunRow row) {
    if (row.runs().size() == 1 && !name.equals(RunFields.SEEDS)) {
      return number.applyAsDouble(row.first());
    }
    return spread(row).mean();
  }

  /** As a person reads it. */
  public String shown(RunRow row) {
    return isNumber() ? FieldNumbers.shown(this, row) : text.apply(row);
  }

  static RunField text(String name, String title, Function<LibraryEntry, String> text) {
    return new RunField(
        name,
        title,
        Kind.TEXT,
        null,
        row -> joined(row.runs().stream().map(text).distinct().toList()));
  }

  static RunField ofRow(String name, String title, Function<RunRow, String> text) {
    return new RunField(name, title, Kind.TEXT, null, text);
  }

  static RunField number(
      String name, String title, Kind kind, ToDoubleFunction<LibraryEntry> number) {
    return new RunField(name, title, kind, number, row -> "");
  }

  private static String joined(List<String> texts) {
    return texts.size() == 1
        ? texts.get(0)
        : texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
  }
}
