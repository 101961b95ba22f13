package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RankFacts;

/** Whether two models were ranked on the same users, targets and candidates. */
final class Comparability {
  private static final int DIGITS = 12;
  private static final Set<String> DRAWN_BY_SEED = Set.of("maxUsers", "noise");
  private static final Set<String> DIVIDING =
      Set.of("split", "validationFrom", "testFrom", "heldOut");

  private Comparability() {}

  /** What is in the way; empty if nothing is. */
  static List<Obstacle> between(RankedRun baseline, RankedRun other) {
    List<Obstacle> obstacles = new ArrayList<>();
    if (!baseline.fromElsewhere() && !other.fromElsewhere()) {
      addDifferences(obstacles, baseline, other);
    }
    if (!baseline.has(Ranking.SAMPLED) || !other.has(Ranking.SAMPLED)) {
      obstacles.add(new Obstacle(Obstacle.Kind.NO_SAMPLED, baseline.name(), other.name()));
    }
    if (baseline.has(Ranking.POPULAR) != other.has(Ranking.POPULAR)) {
      obstacles.add(new Obstacle(Obstacle.Kind.NO_POPULAR, baseline.name(), other.name()));
    }
    if (SharedUsers.of(baseline.ranks(), other.ranks()).count() == 0) {
      obstacles.add(new Obstacle(Obstacle.Kind.USERS, baseline.name(), other.name()));
    }
    return obstacles;
  }

  private static void addDifferences(
      List<Obstacle> obstacles, RankedRun baseline, RankedRun other) {
    RankFacts from = baseline.facts();
    RankFacts to = other.facts();
    boolean sameData = from.actions().equals(to.actions());
    if (!sameData) {
      obstacles.add(data(baseline, other));
    }
    addUnlessEqual(obstacles, Obstacle.Kind.SPLIT, from.dataSplit(), to.dataSplit());
    addUnlessEqual(obstacles, Obstacle.Kind.HELD_OUT, from.heldOut(), to.heldOut());
    String fromNegatives = from.negatives() + " " + from.negativesAvoid();
    String toNegatives = to.negatives() + " " + to.negativesAvoid();
    addUnlessEqual(obstacles, Obstacle.Kind.NEGATIVES, fromNegatives, toNegatives);
    boolean sameDraws = obstacles.isEmpty();
    if (sameDraws && !from.candidates().equals(to.candidates())) {
      obstacles.add(
          new Obstacle(
              Obstacle.Kind.CANDIDATES,
              drawn(baseline, from.candidates()),
              drawn(other, to.candidates())));
    }
    if (baseline.has(Ranking.POPULAR) && other.has(Ranking.POPULAR)) {
      addPopular(obstacles, baseline, other);
    }
    addUnlessEqual(obstacles, Obstacle.Kind.EXCLUDE_SEEN, from.excludeSeen(), to.excludeSeen());
  }

  private static void addPopular(List<Obstacle> obstacles, RankedRun baseline, RankedRun other) {
    RankFacts from = baseline.facts();
    RankFacts to = other.facts();
    addUnlessEqual(obstacles, Obstacle.Kind.POPULAR_NEGATIVES, from.negatives(), to.negatives());
    boolean sameNumber = from.negatives() == to.negatives();
    boolean blocked = obstacles.stream().anyMatch(one -> one.blocks(Ranking.POPULAR));
    if (sameNumber && !blocked && !from.popular().equals(to.popular())) {
      obstacles.add(
          new Obstacle(
              Obstacle.Kind.POPULAR_CANDIDATES,
              drawn(baseline, from.popular()),
              drawn(other, to.popular())));
    }
  }

  private static void addUnlessEqual(
      List<Obstacle> obstacles, Obstacle.Kind kind, Object baseline, Object other) {
    if (!baseline.equals(other)) {
      obstacles.add(new Obstacle(kind, baseline.toString(), other.toString()));
    }
  }

  private static String drawn(RankedRun run, String checksum) {
    return CompareTexts.format("drawn", Long.toString(run.seed()), checksum.substring(0, DIGITS));
  }

  /** The file if it is another one, otherwise the settings by which others are left of it. */
  private static Obstacle data(RankedRun baseline, RankedRun other) {
    List<Difference> differences = differences(baseline, other);
    boolean otherFile = !baseline.facts().data().equals(other.facts().data());
    if (otherFile || differences.isEmpty()) {
      return new Obstacle(Obstacle.Kind.DATA, file(baseline), file(other));
    }
    return new Obstacle(
        Obstacle.Kind.DATA,
        differences.stream().map(one -> one.name() + "=" + one.from()).collect(joined()),
        differences.stream().map(one -> one.name() + "=" + one.to()).collect(joined()));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static List<Difference> differences(RankedRun baseline, RankedRun other) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    RunConfig from = baseline.record().config();
    RunConfig to = other.record().config();
    List<Difference> all =
        catalogue.differences(from, to).stream()
            .filter(one -> !one.name().equals("data"))
            .filter(
                one ->
                    catalogue.setting(one.name()).group().equals("data")
                        || DIVIDING.contains(one.name()))
            .toList();
    boolean drawnBySeed =
        DRAWN_BY_SEED.stream().anyMatch(name -> !catalogue.get(from, name).matches("0|NONE"));
    return all.isEmpty() && drawnBySeed && baseline.seed() != other.seed()
        ? List.of(
            new Difference("seed", Long.toString(baseline.seed()), Long.toString(other.seed())))
        : all;
  }

  private static String file(RankedRun run) {
    return CompareTexts.format(
        "data",
        run.record().data().source(),
        run.facts().data().substring(0, Math.min(DIGITS, run.facts().data().length())),
        Integer.toString(run.record().data().users()),
        Integer.toString(run.record().data().items()),
        Integer.toString(run.record().data().actions()));
  }
}
