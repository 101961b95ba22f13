package recdenoiser.engine.data.importing;

import java.util.List;
import java.util.Locale;

/** What published files call the parts of an action. */
final class KnownNames {
  private static final List<String> USER =
      List.of(
          "userid",
          "reviewerid",
          "user",
          "username",
          "uid",
          "sessionid",
          "visitorid",
          "customerid");
  private static final List<String> ITEM =
      List.of(
          "parentasin",
          "itemid",
          "movieid",
          "asin",
          "productid",
          "item",
          "iid",
          "gameid",
          "trackid",
          "artistid",
          "businessid",
          "bookid");
  private static final List<String> RATING = List.of("rating", "overall", "score", "stars");
  private static final List<String> TIME =
      List.of(
          "timestamp",
          "unixreviewtime",
          "unixtime",
          "time",
          "datetime",
          "date",
          "reviewtime",
          "ts");

  private KnownNames() {}

  /** The parts by the names that are used; empty where none is known. */
  static ActionColumns find(List<String> names) {
    return new ActionColumns(
        first(names, USER), first(names, ITEM), first(names, RATING), first(names, TIME));
  }

  private static String first(List<String> names, List<String> known) {
    return known.stream()
        .flatMap(wanted -> names.stream().filter(name -> plain(name).equals(wanted)))
        .findFirst()
        .orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
