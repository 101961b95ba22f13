package recdenoiser.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that look most like one that is not known. */
public final class NearestNames {
  private static final int COUNT = 3;

  private NearestNames() {}

  /** The three nearest names, the nearest first: names that share the wanted text before others. */
  public static List<String> of(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(wanted, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(COUNT)
        .toList();
  }

  /** The nearest names in one text, such as "width, blocks, heads". */
  public static String join(String name, Collection<String> known) {
    return String.join(", ", of(name, known));
  }

  private static int distance(String wanted, String candidate) {
    String other = candidate.toLowerCase(Locale.ROOT);
    boolean shared = !wanted.isEmpty() && (other.contains(wanted) || wanted.contains(other));
    return shared ? 0 : edits(wanted, other);
  }

  /**
   * Levenshtein's distance: insertions, deletions and replacements that turn one text into the
   * other.
   */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int t = 0; t <= to.length(); t++) {
      row[t] = t;
    }
    for (int f = 1; f <= from.length(); f++) {
      int diagonal = row[0];
      row[0] = f;
      for (int t = 1; t <= to.length(); t++) {
        int replaced = diagonal + (from.charAt(f - 1) == to.charAt(t - 1) ? 0 : 1);
        diagonal = row[t];
        row[t] = Math.min(replaced, 1 + Math.min(row[t], row[t - 1]));
      }
    }
    return row[to.length()];
  }
}
