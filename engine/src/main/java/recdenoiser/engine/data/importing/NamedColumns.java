package recdenoiser.engine.data.importing;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Doubt.Kind;
import recdenoiser.engine.data.reading.MissingMarkers;

/**
 * The parts of an action by the names of columns. A name alone is weak evidence: its column must
 * hold what it is called.
 */
final class NamedColumns {
  private static final int LONGEST_EXAMPLE = 40;

  /** Fewer rows may count up by chance. */
  private static final int LEAST_RUNNING = 5;

  private final List<String> names;
  private final Function<String, List<String>> values;
  private final List<Doubt> doubts;

  /**
   * @param values of a column by its name, row by row
   * @param doubts that more are added to
   */
  NamedColumns(List<String> names, Function<String, List<String>> values, List<Doubt> doubts) {
    this.names = names;
    this.values = values;
    this.doubts = doubts;
  }

  /** Those that are not found are empty. */
  ActionColumns find() {
    Predicate<String> ids = name -> canBeIds(values.apply(name));
    String likely = KnownNames.user(names, ids.and(name -> !isRunning(values.apply(name))));
    String user = likely.isEmpty() ? KnownNames.user(names, ids) : likely;
    String item = KnownNames.item(names, ids.and(name -> !name.equals(user)));
    Predicate<String> others = name -> !name.equals(user) && !name.equals(item);
    String history = KnownNames.history(names, others.and(ids));
    sayWhoIsMissing(user);
    String rating = KnownNames.find(names, others).rating();
    String time = history.isEmpty() ? time(others, item) : "";
    return new ActionColumns(user, item, rating, time, history);
  }

  private void sayWhoIsMissing(String taken) {
    String likeliest = KnownNames.find(names).user();
    if (!taken.isEmpty()
        && !likeliest.isEmpty()
        && !likeliest.equals(taken)
        && isMostlyMissing(values.apply(likeliest))) {
      doubts.add(Doubt.of(Kind.USER_MISSING, likeliest, taken));
    }
  }

  /**
   * Of columns called like a time: one with plausible dates, of those the finest. A date that is
   * the same wherever the item is the same is the item's. Without any, a column of dates that is
   * called otherwise.
   */
  private String time(Predicate<String> free, String item) {
    List<String> candidates =
        KnownNames.times(names).stream()
            .filter(free)
            .filter(name -> !isMostlyMissing(values.apply(name)))
            .toList();
    List<String> own = candidates.stream().filter(name -> !isOfItem(name, item)).toList();
    String best = finest(own);
    String taken = best.isEmpty() ? counted(own) : best;
    for (String name : candidates) {
      if (!name.equals(taken)) {
        boolean understood = !taken.isEmpty() || TimeGuess.isUnderstood(values.apply(name));
        Kind kind = understood ? Kind.TIME_NOT_USED : Kind.TIME_NOT_UNDERSTOOD;
        doubts.add(Doubt.of(kind, name, example(values.apply(name))));
      }
    }
    if (!taken.isEmpty()) {
      return taken;
    }
    String dates = finest(unnamedDates(free, candidates, item));
    if (dates.isEmpty()) {
      sayWhatCouldBeTimes(free.and(name -> !candidates.contains(name)));
    }
    return dates;
  }

  /** Numbers that are dates of our days may be ids as well. */
  private void sayWhatCouldBeTimes(Predicate<String> free) {
    names.stream()
        .filter(free)
        .filter(name -> TimeGuess.plausible(values.apply(name)) != null)
        .filter(
            name -> 2 * values.apply(name).stream().distinct().count() > values.apply(name).size())
        .findFirst()
        .ifPresent(
            name -> doubts.add(Doubt.of(Kind.COULD_BE_TIMES, name, example(values.apply(name)))));
  }

  private List<String> unnamedDates(Predicate<String> free, List<String> named, String item) {
    return names.stream()
        .filter(free)
        .filter(name -> !named.contains(name) && !isOfItem(name, item))
        .filter(name -> values.apply(name).stream().noneMatch(text -> text.matches("[\\d.]+")))
        .toList();
  }

  private boolean isOfItem(String name, String item) {
    if (item.isEmpty() || values.apply(name).stream().distinct().count() < 2) {
      return KnownNames.isOfSomethingElse(name);
    }
    ColumnPair pair = new ColumnPair(values.apply(item), values.apply(name));
    return KnownNames.isOfSomethingElse(name)
        ? pair.firstDecidesSecond() || !KnownNames.isTime(name)
        : pair.firstOftenDecidesSecond();
  }

  /** The column with the finest plausible dates; empty if none has any. */
  private String finest(List<String> columns) {
    String best = "";
    int fineness = -1;
    for (String name : columns) {
      TimeNotation notation = TimeGuess.plausible(values.apply(name));
      if (notation != null && TimeGuess.fineness(notation, values.apply(name)) > fineness) {
        best = name;
        fineness = TimeGuess.fineness(notation, values.apply(name));
      }
    }
    return best;
  }

  /** Times that are no dates of our days: counted from some other beginning. */
  private String counted(List<String> candidates) {
    return candidates.stream()
        .filter(KnownNames::isTime)
        .filter(name -> TimeGuess.isUnderstood(values.apply(name)))
        .findFirst()
        .orElse("");
  }

  /** The first value that is one, shortened. */
  static String example(List<String> values) {
    String text = values.stream().filter(value -> !MissingMarkers.is(value)).findFirst().orElse("");
    return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
  }

  /** Not mostly missing, no coordinate and no other decimal; {@code 17.0} is the id 17. */
  static boolean canBeIds(List<String> values) {
    return !isMostlyMissing(values)
        && values.stream().noneMatch(text -> text.matches("[-+]?\\d+[.,]\\d*[1-9]\\d*"));
  }

  private static boolean isMostlyMissing(List<String> values) {
    return 2 * values.stream().filter(MissingMarkers::is).count() > values.size();
  }

  /** Whether every row has the next integer: it is the number of the row and nobody's id. */
  static boolean isRunning(List<String> values) {
    if (values.size() < LEAST_RUNNING
        || !values.stream().allMatch(value -> value.matches("\\d{1,15}"))) {
      return false;
    }
    long start = Long.parseLong(values.get(0));
    return IntStream.range(0, values.size())
        .allMatch(i -> Long.parseLong(values.get(i)) == start + i);
  }
}
