package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import recdenoiser.engine.data.Split;

/**
 * Where the true next item of every user came, in the order the users were given, for averages and
 * for paired tests.
 *
 * <p>A rank counts from 1: one more than the number of items that score higher, and half for every
 * item that scores the same.
 *
 * @param users numbers of the users
 * @param byRanking [users] ranks in each ranking; a ranking of which nothing is known is missing
 */
public record Ranks(Split split, int[] users, Map<Ranking, double[]> byRanking) {

  public Ranks {
    byRanking = Collections.unmodifiableMap(new EnumMap<>(byRanking));
  }

  /** Without popular negatives. */
  public Ranks(Split split, int[] users, double[] sampled, double[] full) {
    this(split, users, Map.of(Ranking.SAMPLED, sampled, Ranking.FULL, full));
  }

  /** Of some of the users. */
  Ranks only(int[] rows) {
    Map<Ranking, double[]> some = new EnumMap<>(Ranking.class);
    byRanking.forEach(
        (ranking, all) ->
            some.put(ranking, Arrays.stream(rows).mapToDouble(row -> all[row]).toArray()));
    return new Ranks(split, Arrays.stream(rows).map(row -> users[row]).toArray(), some);
  }

  /** Whether users were ranked in this way. */
  public boolean has(Ranking ranking) {
    return byRanking.containsKey(ranking);
  }

  /**
   * [users]
   *
   * @throws IllegalArgumentException if nothing is known of this ranking
   */
  public double[] among(Ranking ranking) {
    double[] ranks = byRanking.get(ranking);
    if (ranks == null) {
      throw new IllegalArgumentException("There are no ranks among " + ranking + ".");
    }
    return ranks;
  }

  public double[] sampled() {
    return among(Ranking.SAMPLED);
  }

  public double[] full() {
    return among(Ranking.FULL);
  }
}
