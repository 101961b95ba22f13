package recdenoiser.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Genres of an item in one text, with a bar between two. */
public final class Genres {
  /** Stands between two genres. */
  public static final String SEPARATOR = "|";

  /** As MovieLens says it. */
  private static final String NO_GENRES = "(no genres listed)";

  private static final Pattern QUOTED_LIST = Pattern.compile("\\s*'[^']*'(\\s*,\\s*'[^']*')*\\s*");

  private Genres() {}

  /** {@code text} that has bars already; null if it names none. */
  public static String ofBars(String text) {
    return joined(Arrays.stream(text.split("\\|")));
  }

  /**
   * A sequence of tokens as RecBole writes it: blanks between words, or quoted words and commas;
   * null if it names none.
   */
  public static String ofTokens(String text) {
    return QUOTED_LIST.matcher(text).matches()
        ? joined(Arrays.stream(text.split(",")).map(part -> part.strip().replaceAll("^'|'$", "")))
        : joined(Arrays.stream(text.split(" ")));
  }

  private static String joined(Stream<String> genres) {
    String joined =
        genres
            .map(String::strip)
            .filter(genre -> !genre.isEmpty() && !genre.equals(NO_GENRES))
            .distinct()
            .collect(Collectors.joining(SEPARATOR));
    return joined.isEmpty() ? null : joined;
  }

  /** One by one; none of null. */
  public static List<String> split(String genres) {
    return genres == null || genres.isEmpty() ? List.of() : List.of(genres.split("\\|"));
  }
}
