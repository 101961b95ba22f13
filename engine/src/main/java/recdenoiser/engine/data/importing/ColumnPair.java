package recdenoiser.engine.data.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import recdenoiser.engine.data.reading.MissingMarkers;

/** Two columns of the same rows: which of them says more. */
final class ColumnPair {
  private static final int ENOUGH = 10;
  private static final int SURELY = 30;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,20}(\\.0+)?");
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_:.-]+");

  private final List<String> first;
  private final List<String> second;

  /** Values row by row; both lists are equally long. */
  ColumnPair(List<String> first, List<String> second) {
    int size = Math.min(first.size(), second.size());
    this.first = first.subList(0, size);
    this.second = second.subList(0, size);
  }

  /** Whether both hold ids of one kind, and enough different ones to be items. */
  boolean areAlike() {
    long different = distinct(second).size();
    return first.size() >= ENOUGH
        && kind(first) == kind(second)
        && kind(second) != Kind.TEXT
        && different >= ENOUGH
        && distinct(first).size() >= 2
        && !TimeGuess.areCounts(second);
  }

  boolean firstDecidesSecond() {
    return decides(first, second);
  }

  /** The same of so many rows that it cannot be by chance. */
  boolean firstOftenDecidesSecond() {
    return first.size() - distinct(first).size() >= SURELY && firstDecidesSecond();
  }

  boolean secondDecidesFirst() {
    return decides(second, first);
  }

  private enum Kind {
    WHOLE,
    CODE,
    TEXT
  }

  private static Kind kind(List<String> values) {
    List<String> filled = values.stream().filter(text -> !MissingMarkers.is(text)).toList();
    if (filled.stream().allMatch(text -> WHOLE.matcher(text).matches())) {
      return Kind.WHOLE;
    }
    long codes = filled.stream().filter(text -> CODE.matcher(text).matches()).count();
    boolean digits = filled.stream().anyMatch(text -> text.matches(".*\\d.*"));
    return digits && codes > 0.9 * filled.size() ? Kind.CODE : Kind.TEXT;
  }

  private static Set<String> distinct(List<String> values) {
    return new HashSet<>(values);
  }

  /** Whether rows of the same value in one column have the same in the other; some must repeat. */
  private static boolean decides(List<String> cause, List<String> effect) {
    Map<String, String> known = new HashMap<>();
    int repeated = 0;
    int broken = 0;
    for (int i = 0; i < cause.size(); i++) {
      String before = known.putIfAbsent(cause.get(i), effect.get(i));
      if (before != null) {
        repeated++;
        broken += before.equals(effect.get(i)) ? 0 : 1;
      }
    }
    return repeated >= 3 && broken <= repeated / 50;
  }
}
