package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.TokenTable;
import recdenoiser.engine.data.importing.FileLayout.Format;

/** Titles of items from the file that is published beside the actions. */
final class CompanionTitles {
  private static final Logger log = LoggerFactory.getLogger(CompanionTitles.class);

  /** A file that may be there, and where an item's name and title are in it. */
  private record Companion(String name, FileLayout layout, String item, String title) {}

  private static final int HEAD = 4096;

  private CompanionTitles() {}

  /**
   * Looks for titles beside the actions, in the same folder or archive.
   *
   * @return by item number from 0, null where an item has none; or null if there is no such file
   * @throws DataProblem if the file is there and cannot be read
   */
  static Sequences.Labels find(ImportSource source, Path file, TokenTable items) {
    String entry = source.entryName();
    String name =
        entry.isEmpty()
            ? file.getFileName().toString()
            : entry.substring(entry.lastIndexOf('/') + 1);
    for (Companion companion : of(name)) {
      try {
        byte[] head = head(source, companion.name());
        if (head != null) {
          return titles(source, companion, head, items);
        }
      } catch (IOException e) {
        throw ImportSource.unreadable(companion.name(), e);
      }
    }
    return null;
  }

  /** The first bytes; null if there is no such file. */
  private static byte[] head(ImportSource source, String name) throws IOException {
    try (InputStream in = source.companion(List.of(name))) {
      return in == null ? null : in.readNBytes(HEAD);
    }
  }

  private static List<Companion> of(String actions) {
    String stem = actions.replaceFirst("\\.(gz|zip)$", "").replaceFirst("\\.[^.]*$", "");
    List<Companion> companions = new ArrayList<>();
    FileLayout tabs = new FileLayout(Format.TEXT, "\t", true);
    switch (stem) {
      case "ratings" -> {
        companions.add(
            new Companion("movies.csv", new FileLayout(Format.CSV, ",", true), "movieId", "title"));
        companions.add(
            new Companion("movies.dat", new FileLayout(Format.TEXT, "::", false), "1", "2"));
      }
      case "u", "u.data" ->
          companions.add(
              new Companion("u.item", new FileLayout(Format.TEXT, "|", false), "1", "2"));
      default -> {
        companions.add(new Companion(stem + ".item", tabs, "item_id", ""));
        companions.add(new Companion(stem + ".items.tsv", tabs, "item_id", "title"));
        amazon(stem, companions);
      }
    }
    return companions;
  }

  /** {@code reviews_Beauty_5.json.gz} has {@code meta_Beauty.json.gz} beside it. */
  private static void amazon(String stem, List<Companion> companions) {
    String category = stem.replaceFirst("^(reviews_|ratings_)", "").replaceFirst("_5$", "");
    for (String ending : List.of(".json.gz", ".json", ".jsonl.gz", ".jsonl")) {
      boolean of2023 = ending.startsWith(".jsonl");
      companions.add(
          new Companion(
              "meta_" + category + ending,
              FileLayout.of(Format.JSON_LINES),
              of2023 ? "parent_asin" : "asin",
              "title"));
    }
    if (stem.startsWith("steam")) {
      for (String ending : List.of(".json.gz", ".json")) {
        companions.add(
            new Companion(
                "steam_games" + ending, FileLayout.of(Format.PYTHON_RECORDS), "id", "app_name"));
      }
    }
  }

  private static Sequences.Labels titles(
      ImportSource source, Companion companion, byte[] head, TokenTable items) throws IOException {
    try {
      return read(source, companion, head, items, Encodings.strictUtf8());
    } catch (CharacterCodingException e) {
      // MovieLens wrote its titles before UTF-8 was usual
      log.info("{} is not UTF-8 and is read as ISO-8859-1.", companion.name());
      return read(source, companion, head, items, StandardCharsets.ISO_8859_1.newDecoder());
    }
  }

  private static Sequences.Labels read(
      ImportSource source,
      Companion companion,
      byte[] head,
      TokenTable items,
      CharsetDecoder decoder)
      throws IOException {
    TitleSink sink = new TitleSink(items);
    RecordReader reader =
        switch (companion.layout().format()) {
          case JSON_LINES -> new JsonReader(startsLikePython(head));
          case PYTHON_RECORDS -> new JsonReader(true);
          default -> new DelimitedReader(companion.layout(), decoder);
        };
    String title = companion.title().isEmpty() ? titleColumn(head) : companion.title();
    if (title == null) {
      return null;
    }
    try (InputStream in = source.companion(List.of(companion.name()))) {
      reader.read(companion.name(), in, List.of(companion.item(), title), sink);
    } catch (DataProblem e) {
      log.warn("No titles: {}", e.getMessage());
      return null;
    }
    return sink.titles();
  }

  private static boolean startsLikePython(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.ISO_8859_1);
    return start.matches("(?s)\\s*\\{\\s*u?'.*");
  }

  /** RecBole's files call it differently each time. */
  private static String titleColumn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> names = List.of(text.lines().findFirst().orElse("").split("\t"));
    return names.stream()
        .filter(name -> name.matches("(movie_title|title|name|sales_?title)(:.*)?"))
        .findFirst()
        .or(() -> names.stream().filter(name -> name.endsWith(":token_seq")).findFirst())
        .map(ColumnChoice::plain)
        .orElse(null);
  }
}
