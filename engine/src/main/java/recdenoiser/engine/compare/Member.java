package recdenoiser.engine.compare;

import java.util.List;
import java.util.Map;
import recdenoiser.engine.evaluate.SeenItems;

/**
 * What is one line of a comparison: a model that was trained with one or several seeds, or ranks
 * from elsewhere.
 *
 * @param name by which it can be told from the others
 * @param runs alike but for their seed, ascending by seed
 * @param settings values of the settings in which the members differ, as far as they have an effect
 *     here
 */
public record Member(String name, List<RankedRun> runs, Map<String, String> settings) {

  public Member {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("The member " + name + " has no runs.");
    }
    runs = List.copyOf(runs);
  }

  /** What becomes of seen items where all items are ranked. */
  public SeenItems seen() {
    return SeenItems.of(runs.stream().map(RankedRun::seen).toList());
  }

  public boolean fromElsewhere() {
    return runs.get(0).fromElsewhere();
  }
}
