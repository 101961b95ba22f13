package recdenoiser.engine.evaluate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What becomes of items that the history holds already, where all items are ranked. */
public enum SeenItems {
  LEFT_OUT,
  RANKED_TOO,
  /** Of several evaluations: left out of some, ranked in others. */
  EITHER;

  public static SeenItems of(boolean excludeSeen) {
    return excludeSeen ? LEFT_OUT : RANKED_TOO;
  }

  /** Of several evaluations together; {@link #EITHER} of none. */
  public static SeenItems of(Collection<SeenItems> all) {
    Set<SeenItems> kinds = all.isEmpty() ? Set.of() : EnumSet.copyOf(all);
    return kinds.size() == 1 ? kinds.iterator().next() : EITHER;
  }
}
