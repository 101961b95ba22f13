package recdenoiser.engine.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;

/**
 * Ranks from elsewhere: a CSV of {@code user,rank}, {@code user,rank,sampled} or {@code
 * user,rank,sampled,popular} with or without a header, users as the data file names them. {@code
 * rank} is among all items, {@code sampled} among the uniform negatives, {@code popular} among the
 * popular ones; all count from 1, a tie counts half.
 */
public final class RankTableReader {
  private static final String EXPECTED =
      "user,rank, user,rank,sampled or user,rank,sampled,popular";

  /** What the columns after the user are, some of which may be missing. */
  private static final List<Ranking> COLUMNS =
      List.of(Ranking.FULL, Ranking.SAMPLED, Ranking.POPULAR);

  private static final List<String> FIRST_TITLES = List.of("user", "user_id", "userid");

  private final Path file;
  private final Sequences sequences;
  private final Map<String, Integer> userOfName;
  private final int[] evaluatedUsers;

  private RankTableReader(Path file, Sequences sequences, int[] evaluatedUsers) {
    this.file = file;
    this.sequences = sequences;
    this.evaluatedUsers = evaluatedUsers;
    this.userOfName = new HashMap<>();
    for (int user : evaluatedUsers) {
      userOfName.put(sequences.userLabel(user), user);
    }
  }

  /**
   * @param name what it is called in the comparison
   * @param sequences of the baseline's data
   * @param evaluatedUsers numbers of the users that are ranked
   * @throws IOException naming file and line, what was found and what was expected
   */
  public static RankedRun read(
      String name, Path file, Split split, Sequences sequences, int[] evaluatedUsers)
      throws IOException {
    Ranks ranks = new RankTableReader(file, sequences, evaluatedUsers).read(split);
    return new RankedRun(name, null, null, null, ranks);
  }

  private Ranks read(Split split) throws IOException {
    Map<Integer, double[]> byUser = new TreeMap<>();
    int columns = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .detectBomHeader(true)
            .ofCsvRecord(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      for (CsvRecord record : reader) {
        boolean first = columns == 0;
        columns = first ? columns(record) : columns;
        if (!first || !isHeader(record)) {
          add(record, columns, byUser);
        }
      }
    } catch (UncheckedIOException | CsvParseException e) {
      if (e.getCause() instanceof MalformedInputException) {
        throw new IOException(file + " is not text in UTF-8; expected " + EXPECTED + ".", e);
      }
      throw new IOException(file + " is no CSV: " + e.getMessage() + " Expected " + EXPECTED, e);
    }
    if (byUser.isEmpty()) {
      throw new IOException(file + " holds no ranks; expected " + EXPECTED + " on each line.");
    }
    return ranks(split, byUser);
  }

  private int columns(CsvRecord record) throws IOException {
    if (record.getFieldCount() < 2 || record.getFieldCount() > 1 + COLUMNS.size()) {
      throw problem(record, record.getFieldCount() + " columns", EXPECTED);
    }
    return record.getFieldCount();
  }

  /** Names of columns, unless the data have a user of that name. */
  private boolean isHeader(CsvRecord record) {
    String title = record.getField(0).strip().toLowerCase(Locale.ROOT);
    return FIRST_TITLES.contains(title) && !userOfName.containsKey(record.getField(0));
  }

  private void add(CsvRecord record, int columns, Map<Integer, double[]> byUser)
      throws IOException {
    if (record.getFieldCount() != columns) {
      throw problem(record, record.getFieldCount() + " columns", columns + " as on the first line");
    }
    Integer user = userOfName.get(record.getField(0).strip());
    if (user == null) {
      throw problem(
          record,
          "the user \"" + record.getField(0) + "\"",
          "one of the "
              + evaluatedUsers.length
              + " users of "
              + sequences.name()
              + " that are evaluated, as the data file names them");
    }
    double[] ranks = new double[columns - 1];
    for (int column = 1; column < columns; column++) {
      ranks[column - 1] = rank(record, column);
    }
    if (byUser.put(user, ranks) != null) {
      throw problem(record, "the user \"" + record.getField(0) + "\" again", "each user once");
    }
  }

  private double rank(CsvRecord record, int column) throws IOException {
    String text = record.getField(column).strip();
    try {
      double rank = Double.parseDouble(text);
      if (rank >= 1 && 2 * rank == Math.rint(2 * rank) && rank <= sequences.itemCount()) {
        return rank;
      }
    } catch (NumberFormatException e) {
      // Said below, as other ranks that cannot be.
    }
    throw problem(
        record,
        "the rank \"" + text + "\"",
        "a rank from 1 to " + sequences.itemCount() + ", whole or half");
  }

  private IOException problem(CsvRecord record, String found, String expected) {
    return new IOException(
        "%s, line %d: found %s, expected %s."
            .formatted(file, record.getStartingLineNumber(), found, expected));
  }

  private static Ranks ranks(Split split, Map<Integer, double[]> byUser) {
    int[] users = byUser.keySet().stream().mapToInt(user -> user).toArray();
    int columns = byUser.values().iterator().next().length;
    Map<Ranking, double[]> byRanking = new EnumMap<>(Ranking.class);
    for (int c = 0; c < columns; c++) {
      int column = c;
      byRanking.put(
          COLUMNS.get(c), byUser.values().stream().mapToDouble(own -> own[column]).toArray());
    }
    return new Ranks(split, users, byRanking);
  }
}
