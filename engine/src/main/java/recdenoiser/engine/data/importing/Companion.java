package recdenoiser.engine.data.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recdenoiser.engine.data.importing.FileLayout.Format;

/**
 * A file that is published beside actions and says more of their items.
 *
 * @param columns the item's name, its title, and its genres: no column, one of text, or one for
 *     each of {@link #FLAGGED_GENRES}
 */
record Companion(String name, FileLayout layout, List<String> columns) {
  /** The genres of MovieLens 100K in the order of their columns (u.genre). */
  static final List<String> FLAGGED_GENRES =
      List.of(
          "unknown",
          "Action",
          "Adventure",
          "Animation",
          "Children's",
          "Comedy",
          "Crime",
          "Documentary",
          "Drama",
          "Fantasy",
          "Film-Noir",
          "Horror",
          "Musical",
          "Mystery",
          "Romance",
          "Sci-Fi",
          "Thriller",
          "War",
          "Western");

  /** Columns before the genres in u.item. */
  private static final int BEFORE_FLAGS = 5;

  boolean hasGenres() {
    return columns.size() > 2;
  }

  boolean hasFlags() {
    return columns.size() > 3;
  }

  Companion withoutGenres() {
    return new Companion(name, layout, columns.subList(0, 2));
  }

  /**
   * What may lie beside a file of actions of this name.
   *
   * @param stem of the file of actions, without its ending
   */
  static List<Companion> of(String stem) {
    return switch (stem) {
      case "ratings" ->
          List.of(
              new Companion(
                  "movies.csv",
                  new FileLayout(Format.CSV, ",", true),
                  List.of("movieId", "title", "genres")),
              new Companion(
                  "movies.dat", new FileLayout(Format.TEXT, "::", false), List.of("1", "2", "3")));
      case "u", "u.data" ->
          List.of(new Companion("u.item", new FileLayout(Format.TEXT, "|", false), flagColumns()));
      default -> stem.startsWith("steam") ? steam() : amazon(stem);
    };
  }

  private static List<String> flagColumns() {
    List<String> columns = new ArrayList<>(List.of("1", "2"));
    IntStream.range(0, FLAGGED_GENRES.size())
        .mapToObj(genre -> Integer.toString(BEFORE_FLAGS + 1 + genre))
        .forEach(columns::add);
    return columns;
  }

  /** {@code reviews_Beauty_5.json.gz} has {@code meta_Beauty.json.gz} beside it. */
  private static List<Companion> amazon(String stem) {
    String meta = "meta_" + stem.replaceFirst("^(reviews_|ratings_)", "").replaceFirst("_5$", "");
    FileLayout layout = FileLayout.of(Format.JSON_LINES);
    List<String> of2014 = List.of("asin", "title", "categories");
    List<String> of2018 = List.of("asin", "title", "category");
    List<String> of2023 = List.of("parent_asin", "title", "categories");
    return List.of(
        new Companion(meta + ".json.gz", layout, stem.startsWith("reviews_") ? of2014 : of2018),
        new Companion(meta + ".json", layout, stem.startsWith("reviews_") ? of2014 : of2018),
        new Companion(meta + ".jsonl.gz", layout, of2023),
        new Companion(meta + ".jsonl", layout, of2023));
  }

  private static List<Companion> steam() {
    FileLayout layout = FileLayout.of(Format.PYTHON_RECORDS);
    List<String> columns = List.of("id", "app_name", "genres");
    return List.of(
        new Companion("steam_games.json.gz", layout, columns),
        new Companion("steam_games.json", layout, columns));
  }
}
