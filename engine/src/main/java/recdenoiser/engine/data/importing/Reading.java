package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.reading.ReadColumns;
import recdenoiser.engine.text.Words;

/**
 * How data were read: kept with a run, so that a later version that would read the file otherwise
 * reads it as the run began.
 *
 * @param rules of reading, {@link #RULES} at that time
 * @param plan of a file that was imported; null where there was nothing to decide
 * @param columns of a file where there was nothing to decide; null where there is a plan, or where
 *     this was not recorded
 * @param first date of an action, as ISO 8601; empty without times
 * @param last date of an action
 * @param doubts to be told before anything else
 */
public record Reading(
    int rules,
    ImportPlan plan,
    ReadColumns columns,
    String first,
    String last,
    List<Doubt> doubts) {

  /** Changes when the same plan would make other actions of the same file. */
  public static final int RULES = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public Reading {
    doubts = doubts == null ? List.of() : List.copyOf(doubts);
  }

  /**
   * Of data that have just been read.
   *
   * @param plan null where there was nothing to decide
   * @param found while they were read; what the data themselves show is added
   */
  public static Reading of(ImportPlan plan, Sequences data, List<Doubt> found) {
    return of(plan, null, data, found);
  }

  /** Of data where there was nothing to decide. */
  public static Reading of(ReadColumns columns, Sequences data, List<Doubt> found) {
    return of(null, columns, data, found);
  }

  private static Reading of(
      ImportPlan plan, ReadColumns columns, Sequences data, List<Doubt> found) {
    DataDoubts shown = DataDoubts.of(data);
    List<Doubt> doubts = Stream.concat(found.stream(), shown.all().stream()).distinct().toList();
    return new Reading(RULES, plan, columns, shown.first(), shown.last(), doubts);
  }

  /**
   * What {@link #toJson} wrote.
   *
   * @throws DataProblem if it is something else, or of later rules
   */
  public static Reading of(String source, String json) {
    try {
      Reading reading = JSON.readValue(json, Reading.class);
      if (reading.rules > RULES) {
        throw DataProblem.of(
            source,
            source
                + " was read by rules "
                + reading.rules
                + ", of a later version; this one knows rules up to "
                + RULES
                + ".");
      }
      return reading;
    } catch (JsonProcessingException e) {
      throw DataProblem.of(
          source, source + ": how it was read is not recorded as JSON of a reading.", e);
    }
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of texts and numbers are JSON.", e);
    }
  }

  /** Sentences for a person: the columns, the dates, and every doubt. */
  @JsonIgnore
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>(facts());
    doubts.forEach(doubt -> sentences.add(doubt.sentence()));
    return sentences;
  }

  /** Sentences for a person: the columns and the dates. */
  @JsonIgnore
  public List<String> facts() {
    List<String> sentences = new ArrayList<>();
    if (plan != null) {
      sentences.add(described(plan));
    } else if (columns != null) {
      sentences.add(
          words("columns", columns.user(), columns.item(), words("none"), orNone(columns.time())));
    }
    if (!first.isEmpty()) {
      sentences.add(words("dates", first, last));
    }
    return sentences;
  }

  private static String described(ImportPlan plan) {
    ActionColumns columns = plan.columns();
    if (columns.user().isEmpty()) {
      return words("lines");
    }
    if (columns.hasHistory()) {
      return words("history", columns.user(), columns.history(), orNone(columns.item()));
    }
    String time = columns.time().isEmpty() ? "" : columns.time() + " (" + plan.times() + ")";
    return words("columns", columns.user(), columns.item(), orNone(columns.rating()), orNone(time));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? words("none") : text;
  }

  private static String words(String key, String... values) {
    return new MessageFormat(Words.bundle("reading").getString(key), Locale.ROOT).format(values);
  }

  /** The date of a time of so many units. */
  static String date(long units, int decimals) {
    long seconds = units;
    for (int i = 0; i < decimals; i++) {
      seconds = Math.floorDiv(seconds, 10);
    }
    long bounded = Math.max(-62_135_596_800L, Math.min(253_402_300_799L, seconds));
    return Instant.ofEpochSecond(bounded).toString();
  }
}
