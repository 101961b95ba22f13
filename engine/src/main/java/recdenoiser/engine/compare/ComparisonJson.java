package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RankFacts;

/** A comparison as a tree for JSON; what is not there is null. */
public final class ComparisonJson {
  private ComparisonJson() {}

  public static Map<String, Object> of(Comparison comparison) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("split", comparison.plan().split());
    tree.put("measure", comparison.plan().measure().label());
    tree.put("baseline", comparison.baselineMember().name());
    tree.put("settings", comparison.settings());
    List<Ranking> rankings = comparison.rankings();
    tree.put(
        "members", comparison.members().stream().map(member -> member(member, rankings)).toList());
    tree.put("notes", ComparisonNotes.of(comparison));
    return tree;
  }

  private static Map<String, Object> member(ComparedMember member, List<Ranking> rankings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", member.name());
    tree.put("runs", member.member().runs().stream().map(ComparisonJson::run).toList());
    tree.put("settings", member.member().settings());
    tree.put(
        "notTested",
        member.obstacles().stream()
            .map(one -> Map.of("kind", one.kind(), "sentence", one.sentence()))
            .toList());
    tree.put("sharedUsers", member.sharedUsers());
    List<Map<String, Object>> scores = new ArrayList<>();
    member
        .scores()
        .forEach(
            (measure, score) -> {
              if (rankings.contains(measure.ranking())) {
                scores.add(score(measure, score));
              }
            });
    tree.put("scores", scores);
    return tree;
  }

  private static Map<String, Object> run(RankedRun run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", run.name());
    tree.put("seed", run.fromElsewhere() ? null : run.seed());
    tree.put("users", run.ranks().users().length);
    RankFacts facts = run.facts();
    tree.put("ranked", facts);
    return tree;
  }

  private static Map<String, Object> score(Measure measure, Score score) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ranking", measure.ranking());
    tree.put("metric", measure.metric());
    tree.put("cutoff", measure.cutoff());
    tree.put("byRun", score.byRun().stream().map(ComparisonJson::finite).toList());
    tree.put("mean", finite(score.spread().mean()));
    tree.put("deviation", finite(score.spread().deviation()));
    tree.put("difference", score.difference().map(ComparisonJson::difference).orElse(null));
    return tree;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("mean", finite(difference.mean()));
    tree.put("relative", finite(difference.relative()));
    tree.put("spread", difference.spread());
    tree.put("users", difference.users().map(ComparisonJson::users).orElse(null));
    tree.put("seeds", difference.seeds().map(ComparisonJson::seeds).orElse(null));
    return tree;
  }

  private static Map<String, Object> users(UserTest users) {
    Map<String, Object> tree = test(users.test());
    tree.put("holm", finite(users.holm()));
    tree.put("difference", finite(users.difference()));
    tree.put("baselineRun", users.baselineRun());
    tree.put("run", users.run());
    tree.put("interval", users.interval().map(ComparisonJson::interval).orElse(null));
    return tree;
  }

  private static Map<String, Object> interval(BootstrapInterval interval) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("low", interval.low());
    tree.put("high", interval.high());
    tree.put("level", interval.plan().level());
    tree.put("resamples", interval.plan().resamples());
    tree.put("seed", interval.plan().seed());
    return tree;
  }

  private static Map<String, Object> seeds(SeedTest seeds) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("seeds", seeds.seeds());
    tree.put("difference", finite(seeds.difference()));
    tree.put("t", seeds.t().map(ComparisonJson::test).orElse(null));
    tree.put("holm", finite(seeds.holm()));
    tree.put("wilcoxon", test(seeds.wilcoxon()));
    return tree;
  }

  private static Map<String, Object> test(PairedTest test) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("test", test.kind());
    tree.put("n", test.n());
    tree.put("statistic", finite(test.statistic()));
    tree.put("p", finite(test.p()));
    return tree;
  }

  /** JSON has no NaN. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
