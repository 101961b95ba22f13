package recdenoiser.engine.data.importing;

import java.util.Comparator;
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
          "orderid",
          "basketid",
          "invoiceno");
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
          "artistid",
          "documentid",
          "contentid",
          "sku",
          "adid",
          "poiid",
          "poi",
          "shopid",
          "courseid",
          "items",
          "id");
  private static final List<String> HISTORY =
      List.of(
          "itemidlist",
          "history",
          "clickhistory",
          "itemhistory",
          "histitems",
          "itemseq",
          "itemsequence",
          "itemlist",
          "hist",
          "sequence");
  private static final String USER_WORD =
      "user|customer|client|member|visitor|buyer|reviewer|account|person|player|listener|viewer"
          + "|reader|shopper|subscriber|guest";
  private static final String ITEM_WORD =
      "item|product|article|movie|film|book|song|track|game|video|content|news|venue|location"
          + "|business|recipe|beer|course|job|app|title|show|sku|anime|hotel";
  private static final String ID = "(id|ids|no|nr|number|key|code|hash|uuid|name)?";
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

  /** A column that is called like a list of items; empty if there is none. */
  static String history(List<String> names, Predicate<String> usable) {
    return first(names, HISTORY, usable);
  }

  /** The column that is called like a user, or nearly so; empty if there is none. */
  static String user(List<String> names, Predicate<String> usable) {
    return like(names, USER, USER_WORD, usable);
  }

  /** The column that is called like an item, or nearly so; empty if there is none. */
  static String item(List<String> names, Predicate<String> usable) {
    return like(names, ITEM, ITEM_WORD, usable);
  }

  private static String like(
      List<String> names, List<String> known, String word, Predicate<String> usable) {
    String exact = first(names, known, usable);
    return exact.isEmpty()
        ? outermost(names)
            .filter(name -> plain(name).matches("(.*(" + word + ")|(" + word + ")s)" + ID))
            .filter(usable)
            .findFirst()
            .orElse("")
        : exact;
  }

  /** Whether a name says nothing else than that its column holds times. */
  static boolean isTime(String name) {
    return TIME.contains(plain(name));
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
    return plain.contains("time")
        || plain.contains("date")
        || plain.matches(".*edat|epoch.*|unix.*|when|moment|hour|dt")
        || plain.matches(
            "(created|added|visited|viewed|played|watched|clicked|purchased|bought|listened|read"
                + "|rated)(on|in)?");
  }

  /**
   * Whether a time belongs to what it stands beside and not to the action: of a release, a birth.
   */
  static boolean isOfSomethingElse(String name) {
    return plain(name)
        .matches(".*(release|publi|premier|launch|birth|dob|join|signup|regist|updat|expir).*");
  }

  private static Stream<String> outermost(List<String> names) {
    return names.stream()
        .sorted(Comparator.comparingLong(name -> name.chars().filter(c -> c == '.').count()));
  }

  private static String first(List<String> names, List<String> known, Predicate<String> usable) {
    return known.stream()
        .flatMap(wanted -> outermost(names).filter(name -> plain(name).equals(wanted)))
        .filter(usable)
        .findFirst()
        .orElse("");
  }

  /** Of a key within other keys the last part counts. */
  private static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
