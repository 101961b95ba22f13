package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.evaluate.Ranking;

/**
 * A run of the baseline and one of another member.
 *
 * @param obstacles what keeps them from being tested against each other
 * @param shared users that both rank
 */
record RunPair(RankedRun baseline, RankedRun other, List<Obstacle> obstacles, SharedUsers shared) {

  /**
   * Those of the same seed, ascending; where there is none, the first of each. Ranks from elsewhere
   * have no seed.
   */
  static List<RunPair> of(Member baseline, Member other) {
    List<RunPair> pairs = new ArrayList<>();
    boolean seeds = !baseline.fromElsewhere() && !other.fromElsewhere();
    for (RankedRun first : baseline.runs()) {
      for (RankedRun second : other.runs()) {
        if (seeds && first.seed() == second.seed()) {
          pairs.add(of(first, second));
        }
      }
    }
    return pairs.isEmpty() ? List.of(of(baseline.runs().get(0), other.runs().get(0))) : pairs;
  }

  private static RunPair of(RankedRun baseline, RankedRun other) {
    return new RunPair(
        baseline,
        other,
        Comparability.between(baseline, other),
        SharedUsers.of(baseline.ranks(), other.ranks()));
  }

  boolean testable(Ranking ranking) {
    return bothHave(ranking) && obstacles.stream().noneMatch(obstacle -> obstacle.blocks(ranking));
  }

  boolean hasDifference(Ranking ranking) {
    return bothHave(ranking)
        && obstacles.stream().noneMatch(obstacle -> obstacle.forbidsDifference(ranking));
  }

  private boolean bothHave(Ranking ranking) {
    return baseline.has(ranking) && other.has(ranking);
  }

  static List<Obstacle> obstacles(List<RunPair> pairs) {
    Set<Obstacle> all = new LinkedHashSet<>();
    pairs.forEach(pair -> all.addAll(pair.obstacles()));
    return List.copyOf(all);
  }
}
