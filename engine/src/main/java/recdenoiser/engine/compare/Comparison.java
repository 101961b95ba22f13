package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import recdenoiser.engine.evaluate.Holm;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.Spread;

/**
 * Members side by side, each beside one baseline.
 *
 * @param members in the order they were given, the baseline among them
 * @param baseline its place among them
 * @param settings in which members differ and which have an effect for one of them, in the order of
 *     a form; the seed left out
 */
public record Comparison(
    ComparisonPlan plan, List<ComparedMember> members, int baseline, List<String> settings) {

  public Comparison {
    members = List.copyOf(members);
    settings = List.copyOf(settings);
  }

  /**
   * Compares every member with one of them. The same members give the same numbers, the draws of
   * the bootstrap included.
   *
   * @param members at least one
   * @param baseline its place among them
   */
  public static Comparison of(ComparisonPlan plan, List<Member> members, int baseline) {
    Member reference = members.get(baseline);
    List<ComparedMember> compared = new ArrayList<>();
    for (Member member : members) {
      compared.add(compare(plan, reference, member));
    }
    for (Measure measure : Measure.all()) {
      correct(compared, measure, Comparison::usersP, Difference::withUsersHolm);
      correct(compared, measure, Comparison::seedsP, Difference::withSeedsHolm);
    }
    Set<String> settings = new LinkedHashSet<>();
    members.forEach(member -> settings.addAll(member.settings().keySet()));
    return new Comparison(plan, compared, baseline, List.copyOf(settings));
  }

  private static ComparedMember compare(ComparisonPlan plan, Member baseline, Member member) {
    boolean itself = member.equals(baseline);
    List<RunPair> pairs = RunPair.of(baseline, member);
    Map<Measure, Score> scores = new LinkedHashMap<>();
    for (Measure measure : Measure.all()) {
      List<Double> own = values(measure, member);
      Spread spread = spread(own);
      Optional<Difference> difference =
          itself
              ? Optional.empty()
              : new PairedScores(plan, measure, pairs)
                  .difference(spread(values(measure, baseline)), spread);
      scores.put(measure, new Score(own, spread, difference));
    }
    List<Obstacle> obstacles = itself ? List.of() : RunPair.obstacles(pairs);
    return new ComparedMember(member, scores, obstacles, pairs.get(0).shared().count());
  }

  private static List<Double> values(Measure measure, Member member) {
    return member.runs().stream()
        .map(run -> run.has(measure.ranking()) ? measure.mean(run.ranks()) : Double.NaN)
        .toList();
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(value -> value).toArray());
  }

  private static Optional<Double> usersP(Difference difference) {
    return difference.users().map(test -> test.test().p());
  }

  private static Optional<Double> seedsP(Difference difference) {
    return difference.seeds().flatMap(SeedTest::t).map(test -> test.p());
  }

  /** Replaces the p of all members that are tested in one measure by Holm's. */
  private static void correct(
      List<ComparedMember> members,
      Measure measure,
      Function<Difference, Optional<Double>> p,
      BiFunction<Difference, Double, Difference> with) {
    List<Integer> tested = new ArrayList<>();
    DoubleStream.Builder raw = DoubleStream.builder();
    for (int m = 0; m < members.size(); m++) {
      Optional<Double> own = members.get(m).score(measure).difference().flatMap(p);
      if (own.isPresent()) {
        tested.add(m);
        raw.add(own.get());
      }
    }
    double[] corrected = Holm.correct(raw.build().toArray());
    for (int i = 0; i < corrected.length; i++) {
      ComparedMember member = members.get(tested.get(i));
      Score score = member.score(measure);
      Difference difference = with.apply(score.difference().orElseThrow(), corrected[i]);
      members.set(tested.get(i), member.with(measure, score.with(difference)));
    }
  }

  /** Those in which at least one member was ranked, in the order in which they are shown. */
  public List<Ranking> rankings() {
    return Stream.of(Ranking.values())
        .filter(ranking -> members.stream().anyMatch(member -> has(member, ranking)))
        .toList();
  }

  private static boolean has(ComparedMember member, Ranking ranking) {
    return member.member().runs().stream().anyMatch(run -> run.has(ranking));
  }

  /** What becomes of seen items where all items are ranked, in all that is known of members. */
  public SeenItems seen() {
    return SeenItems.of(
        members.stream()
            .map(ComparedMember::member)
            .filter(member -> !member.fromElsewhere())
            .map(Member::seen)
            .toList());
  }

  public ComparedMember baselineMember() {
    return members.get(baseline);
  }

  /** How many members are tested over users in one measure: what Holm's correction counts. */
  public int testedOverUsers(Measure measure) {
    return (int)
        members.stream()
            .filter(
                member -> member.score(measure).difference().flatMap(Difference::users).isPresent())
            .count();
  }
}
