package recdenoiser.engine.inspect;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;

/** Finds items of a data set by their names in the file and, where there are any, by titles. */
public final class ItemSearch {
  private static final int NEAR = 3;

  /** What stands in brackets at a title's end, such as the year of a film. */
  private static final Pattern ADDITION = Pattern.compile(" \\([^()]*\\)$");

  private final Sequences data;
  private final Map<String, Integer> byToken = new HashMap<>();
  private final String[] titles;

  ItemSearch(Sequences data) {
    this.data = data;
    this.titles = new String[data.itemCount() + 1];
    for (int item = 1; item <= data.itemCount(); item++) {
      byToken.put(data.itemToken(item), item);
      titles[item] = data.itemLabel(item).toLowerCase(Locale.ROOT);
    }
  }

  /** The item of that name in the file; 0 for none. */
  int ofToken(String token) {
    return byToken.getOrDefault(token, 0);
  }

  /**
   * The item of that name in the file or, if there is none, of that title, capitals or not, with or
   * without what stands in brackets at its end, or the only one whose title contains the text.
   *
   * @throws DataProblem if there is no such item, naming the nearest, or there are several
   */
  public int find(String text) {
    int token = ofToken(text.strip());
    if (token != 0) {
      return token;
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    List<Integer> same = which(item -> titles[item].equals(lower), 1);
    List<Integer> plain = which(item -> plain(titles[item]).equals(lower), 2);
    List<Integer> holding = which(item -> titles[item].contains(lower), NEAR + 1);
    if (!same.isEmpty()) {
      return same.get(0);
    }
    if (plain.size() == 1) {
      return plain.get(0);
    }
    if (holding.size() == 1 && !lower.isEmpty()) {
      return holding.get(0);
    }
    List<String> near =
        holding.isEmpty() || lower.isEmpty()
            ? NearNames.of(text, data.itemCount(), i -> plain(data.itemLabel(i + 1)), NEAR)
            : holding.stream().limit(NEAR).map(this::name).toList();
    throw DataProblem.of(
        data.name(),
        (holding.size() > 1 && !lower.isEmpty()
                ? "Several items of " + data.name() + " are called " + text
                : "The data " + data.name() + " have no item " + text)
            + (near.isEmpty() ? "." : "; near it: " + String.join(", ", near) + "."));
  }

  /**
   * Items to choose from as somebody types: of that name in the file, then titles that begin with
   * the text, then those with a word that does, then those that hold it; in the order of the data.
   *
   * @param most how many at most
   */
  public List<Integer> suggest(String text, int most) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return List.of();
    }
    Set<Integer> found = new LinkedHashSet<>();
    if (ofToken(text.strip()) != 0) {
      found.add(ofToken(text.strip()));
    }
    found.addAll(which(item -> titles[item].startsWith(lower), most));
    found.addAll(which(item -> titles[item].contains(" " + lower), most));
    found.addAll(which(item -> titles[item].contains(lower), most));
    return found.stream().limit(most).toList();
  }

  /** What an item is called: its title, with its name in the file where that is another. */
  public String name(int item) {
    String token = data.itemToken(item);
    String label = data.itemLabel(item);
    return label.equals(token) ? token : label + " (" + token + ")";
  }

  private static String plain(String title) {
    return ADDITION.matcher(title).replaceFirst("");
  }

  private List<Integer> which(IntPredicate test, int most) {
    return IntStream.rangeClosed(1, data.itemCount()).filter(test).limit(most).boxed().toList();
  }
}
