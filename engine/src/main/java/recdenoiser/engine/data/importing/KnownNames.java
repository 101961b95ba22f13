package recdenoiser.engine.data.importing;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What published files call the parts of an action. */
final class KnownNames {
  private static final List<String> USER =
      List.of(
          "userid",
          "reviewerid",
          "user",
          "username",
          "uid",
          "steamid",
          "reviewprofilename",
          "profilename",
          "memberid",
          "accountid",
          "personid",
          "customerid",
          "visitorid",
          "householdkey",
          "sessionid",
          "session",
          "orderid");
  private static final List<String> ITEM =
      List.of(
          "parentasin",
          "itemid",
          "movieid",
          "asin",
          "isbn",
          "videoid",
          "animeid",
          "articleid",
          "newsid",
          "recipeid",
          "businessid",
          "bookid",
          "beerbeerid",
          "beerid",
          "gameid",
          "trackid",
          "traid",
          "songid",
          "recordingmsid",
          "productid",
          "aid",
          "clickarticleid",
          "adgroupid",
          "stockcode",
          "venueid",
          "locationid",
          "jobid",
          "item",
          "iid",
          "artistid");
  private static final List<String> RATING =
      List.of("rating", "overall", "reviewoverall", "bookrating", "score", "stars");
  private static final List<String> TIME =
      List.of(
          "timestamp",
          "unixreviewtime",
          "unixtime",
          "time",
          "eventtime",
          "datetime",
          "timestampms",
          "timems",
          "reviewtime",
          "reviewdate",
          "reviewedat",
          "createdat",
          "dateadded",
          "listenedat",
          "clicktimestamp",
          "visittimestamp",
          "invoicedate",
          "tdat",
          "eventdate",
          "date",
          "ts",
          "day");

  private KnownNames() {}

  /** The parts by the names that are used, likelier names first; empty where none is known. */
  static ActionColumns find(List<String> names) {
    return find(names, name -> true);
  }

  /**
   * As {@link #find(List)}, but only columns that can be what they are called.
   *
   * @param usable says of a name whether its column holds anything
   */
  static ActionColumns find(List<String> names, Predicate<String> usable) {
    return new ActionColumns(
        first(names, USER, usable),
        first(names, ITEM, usable),
        first(names, RATING, usable),
        first(names, TIME, usable));
  }

  /** All columns that are called like a time, likelier ones first. */
  static List<String> times(List<String> names) {
    return Stream.concat(
            TIME.stream()
                .flatMap(wanted -> names.stream().filter(name -> plain(name).equals(wanted))),
            names.stream().filter(name -> soundsLikeTime(plain(name))))
        .distinct()
        .toList();
  }

  private static boolean soundsLikeTime(String plain) {
    return plain.contains("time") || plain.contains("date");
  }

  private static String first(List<String> names, List<String> known, Predicate<String> usable) {
    return known.stream()
        .flatMap(wanted -> names.stream().filter(name -> plain(name).equals(wanted)))
        .filter(usable)
        .findFirst()
        .orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
