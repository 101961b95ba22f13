package recdenoiser.engine.run.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on runs: comparisons such as {@code ndcg > 0.1}, {@code model ~ sasrec} or {@code
 * tags = good}, joined by {@code and}, {@code or}, {@code not} and brackets; {@code and} binds
 * closer. Texts are compared whatever their case: {@code =} wants the whole, {@code ~} a part. A
 * value with blanks stands in quotes. What a run does not have fulfils no comparison but {@code
 * !=}.
 */
public final class RunFilter {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(>=|<=|!=|==|=|>|<|~|\\(|\\)|\"[^\"]*\"|[^\\s()<>=!~\"]+)");

  private final String source;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private RunFilter(String source) {
    this.source = source;
    Matcher matcher = TOKEN.matcher(source);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!source.substring(end).isBlank()) {
      throw problem("something readable", source.substring(end).strip());
    }
  }

  /**
   * @param expression a blank one lets every run through
   * @throws IllegalArgumentException saying what was expected and what was found
   */
  public static Predicate<RunRow> parse(String expression) {
    if (expression.isBlank()) {
      return row -> true;
    }
    RunFilter filter = new RunFilter(expression);
    Predicate<RunRow> condition = filter.alternatives();
    if (filter.next < filter.tokens.size()) {
      throw filter.problem("\"and\" or \"or\"", filter.peek());
    }
    return condition;
  }

  /** Rows in which every word of a text occurs: in names, data, model, differences, tags, note. */
  public static Predicate<RunRow> text(String words) {
    List<String> wanted =
        List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    return row -> {
      if (wanted.isEmpty()) {
        return true;
      }
      String all = words(row);
      return wanted.stream().allMatch(all::contains);
    };
  }

  private static String words(RunRow row) {
    StringBuilder all = new StringBuilder(row.differs());
    for (LibraryEntry run : row.runs()) {
      all.append('\n').append(run.title());
      all.append('\n').append(run.path().getFileName());
      all.append('\n').append(run.data());
      all.append('\n').append(run.model());
      all.append('\n').append(run.about().note());
      run.about().tags().forEach(tag -> all.append('\n').append(tag));
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private Predicate<RunRow> alternatives() {
    Predicate<RunRow> condition = all();
    while (takes("or")) {
      condition = condition.or(all());
    }
    return condition;
  }

  private Predicate<RunRow> all() {
    Predicate<RunRow> condition = one();
    while (takes("and")) {
      condition = condition.and(one());
    }
    return condition;
  }

  private Predicate<RunRow> one() {
    if (takes("not")) {
      return one().negate();
    }
    if (takes("(")) {
      Predicate<RunRow> inside = alternatives();
      if (!takes(")")) {
        throw problem("\")\"", peek());
      }
      return inside;
    }
    return comparison();
  }

  private Predicate<RunRow> comparison() {
    String name = take("the name of a field");
    RunField field = RunFields.find(name).orElseThrow(() -> problem("the name of a field", name));
    String operator = take("one of > >= < <= = != ~");
    if (!operator.matches(">=|<=|!=|==|=|>|<|~")) {
      throw problem("one of > >= < <= = != ~", operator);
    }
    String value = take("a value");
    String plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    return field.isNumber() && !operator.equals("~")
        ? numbers(field, operator, plain)
        : texts(field, operator, plain);
  }

  private Predicate<RunRow> numbers(RunField field, String operator, String value) {
    double bound;
    try {
      bound = Double.parseDouble(value.replace('−', '-'));
    } catch (NumberFormatException e) {
      throw problem("a number to compare " + field.name() + " with", value);
    }
    return switch (operator) {
      case ">" -> row -> field.value(row) > bound;
      case ">=" -> row -> field.value(row) >= bound;
      case "<" -> row -> field.value(row) < bound;
      case "<=" -> row -> field.value(row) <= bound;
      case "!=" -> row -> field.value(row) != bound;
      default -> row -> field.value(row) == bound;
    };
  }

  private Predicate<RunRow> texts(RunField field, String operator, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case "~" -> row -> lower(field, row).contains(wanted);
      case "=", "==" -> row -> equal(field, row, wanted);
      case "!=" -> row -> !equal(field, row, wanted);
      case ">" -> row -> lower(field, row).compareTo(wanted) > 0;
      case ">=" -> row -> lower(field, row).compareTo(wanted) >= 0;
      case "<" -> row -> lower(field, row).compareTo(wanted) < 0;
      default -> row -> lower(field, row).compareTo(wanted) <= 0;
    };
  }

  private static String lower(RunField field, RunRow row) {
    return field.shown(row).toLowerCase(Locale.ROOT);
  }

  /** The whole text, or a whole tag; a setting also as it is written in a configuration. */
  private static boolean equal(RunField field, RunRow row, String wanted) {
    String shown = lower(field, row);
    if (shown.equals(wanted) || List.of(shown.split(", ")).contains(wanted)) {
      return true;
    }
    LibraryEntry run = row.first();
    return run.readable()
        && run.settings().value(field.name()).toLowerCase(Locale.ROOT).equals(wanted);
  }

  private boolean takes(String word) {
    boolean here = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    if (here) {
      next++;
    }
    return here;
  }

  private String take(String expected) {
    if (next == tokens.size()) {
      throw problem(expected, "");
    }
    return tokens.get(next++);
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private IllegalArgumentException problem(String expected, String found) {
    String what = found.isEmpty() ? "its end" : "\"" + found + "\"";
    return new IllegalArgumentException(
        "The filter \"" + source.strip() + "\": expected " + expected + ", found " + what + ".");
  }
}
