package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a true next item is ranked among: the one list of rankings, in the order in which they are
 * shown.
 */
public enum Ranking {
  /** Frozen negatives of the user, drawn uniformly. */
  SAMPLED(""),
  /** Frozen negatives of the user, drawn in proportion to their popularity (BERT4Rec, 4.2). */
  POPULAR("popular/"),
  /** The whole catalogue. */
  FULL("full/");

  private final String prefix;

  Ranking(String prefix) {
    this.prefix = prefix;
  }

  /** As files and columns of tables call it: "sampled". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands before a metric of this ranking in the name of a curve: "full/", or nothing. */
  public String prefix() {
    return prefix;
  }

  /** The end of keys of texts: "SAMPLED", "FULL_LEFT_OUT". */
  public String textKey(SeenItems seen) {
    return this == FULL ? name() + "_" + seen : name();
  }

  /** Whether its candidates are drawn for each user. */
  public boolean isDrawn() {
    return this != FULL;
  }

  /** Those whose candidates are drawn. */
  public static List<Ranking> drawn() {
    return Arrays.stream(values()).filter(Ranking::isDrawn).toList();
  }

  /**
   * @throws IllegalArgumentException if there is no ranking of that key
   */
  public static Ranking ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
