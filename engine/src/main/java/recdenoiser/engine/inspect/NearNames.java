package recdenoiser.engine.inspect;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Names that are much like a text: by the share of pairs of neighbouring letters that both have,
 * 2·|A ∩ B| / (|A| + |B|) (Dice 1945), capitals or not.
 */
final class NearNames {
  private static final double LEAST_LIKENESS = 0.4;

  private NearNames() {}

  /**
   * The names most like a text, the likest first; none where nothing is like it.
   *
   * @param name of each of {@code 0 … count - 1}
   */
  static List<String> of(String text, int count, IntFunction<String> name, int most) {
    Set<String> wanted = pairs(text);
    record Near(String name, double likeness) {}
    return IntStream.range(0, count)
        .mapToObj(i -> new Near(name.apply(i), likeness(wanted, pairs(name.apply(i)))))
        .filter(near -> near.likeness() >= LEAST_LIKENESS)
        .sorted(Comparator.comparingDouble(Near::likeness).reversed())
        .limit(most)
        .map(Near::name)
        .toList();
  }

  private static double likeness(Set<String> a, Set<String> b) {
    long both = a.stream().filter(b::contains).count();
    return a.isEmpty() && b.isEmpty() ? 1 : 2.0 * both / (a.size() + b.size());
  }

  private static Set<String> pairs(String text) {
    String lower = " " + text.strip().toLowerCase(Locale.ROOT) + " ";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= lower.length(); i++) {
      pairs.add(lower.substring(i, i + 2));
    }
    return pairs;
  }
}
