package recdenoiser.engine.compare;

import java.nio.file.Path;
import java.util.Arrays;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RankFacts;
import recdenoiser.engine.run.RunRecord;

/**
 * One trained model and where each user's next item came.
 *
 * @param name of the run's folder, or as it was called
 * @param folder of the run; null of ranks from elsewhere
 * @param record null of ranks from elsewhere
 * @param facts what was ranked; null of ranks from elsewhere
 * @param ranks by numbers of users, ascending; NaN or missing where nothing is known of a ranking
 */
public record RankedRun(String name, Path folder, RunRecord record, RankFacts facts, Ranks ranks) {

  /** Of which only the ranks are known. */
  public boolean fromElsewhere() {
    return record == null;
  }

  /** The run's seed; 0 of ranks from elsewhere. */
  public long seed() {
    return fromElsewhere() ? 0 : record.config().training().seed();
  }

  /** Whether users were ranked in this way. */
  public boolean has(Ranking ranking) {
    return ranks.has(ranking) && Arrays.stream(ranks.among(ranking)).noneMatch(Double::isNaN);
  }

  /** What becomes of seen items where all items are ranked; of ranks from elsewhere unknown. */
  public SeenItems seen() {
    return facts == null ? SeenItems.EITHER : SeenItems.of(facts.excludeSeen());
  }
}
