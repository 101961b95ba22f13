package recdenoiser.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.PairedTest;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.evaluate.Ranks;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.run.RankFacts;
import recdenoiser.engine.run.RunMetric;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;
import recdenoiser.engine.train.RunState;

/** Runs of six users whose ranks are made up, so that every number can be checked by hand. */
class ComparisonTest {
  private static final Measure HIT = Measure.parse(Ranking.FULL, "hit@10");
  private static final Measure MRR = Measure.parse(Ranking.FULL, "mrr@10");

  private final RunConfig plain =
      Presets.load(Presets.DEFAULT)
          .config()
          .with("data", "games.txt")
          .with("popularNegatives", "false");
  private final RunConfig masked = plain.with("attention", "LEARNED_MASK");

  @Test
  void runsAlikeButForTheirSeedAreOneMember() {
    List<Member> members =
        Members.of(
            List.of(
                run("b", plain.with("seed", "2"), 1, 1),
                run("m", masked.with("seed", "1"), 1, 1),
                run("a", plain.with("seed", "1"), 1, 1),
                run("again", plain.with("seed", "1"), 1, 1)));

    assertThat(members)
        .extracting(Member::name)
        .containsExactly("SASRec", "SASRec + Learned masks");
    assertThat(members.get(0).runs()).extracting(RankedRun::name).containsExactly("a", "b");
    assertThat(members.get(0).settings()).containsOnlyKeys("attention");
    assertThat(members.get(1).settings())
        .containsEntry("attention", "LEARNED_MASK")
        .doesNotContainKey("seed");
  }

  @Test
  void membersOfTheSameModelAreToldApartByTheirSettings() {
    List<Member> members =
        Members.of(List.of(run("a", plain, 1, 1), run("b", plain.with("width", "64"), 1, 1)));

    assertThat(members)
        .extracting(Member::name)
        .containsExactly("SASRec (width=50)", "SASRec (width=64)");
  }

  @Test
  void oneSettingIsEnoughForAName() {
    RunConfig other = plain.with("data", "beauty.txt").with("width", "64");
    List<Member> two = Members.of(List.of(run("a", plain, 1, 1), run("b", other, 1, 1)));
    assertThat(two).extracting(Member::name).containsExactly("SASRec (games)", "SASRec (beauty)");

    List<Member> three =
        Members.of(
            List.of(
                run("a", plain, 1, 1),
                run("b", plain.with("width", "64"), 1, 1),
                run("c", plain.with("width", "64").with("blocks", "3"), 1, 1)));
    assertThat(three)
        .extracting(Member::name)
        .containsExactly(
            "SASRec (width=50, blocks=2)",
            "SASRec (width=64, blocks=2)",
            "SASRec (width=64, blocks=3)");
  }

  @Test
  void oneRunEachIsTestedOverUsersOnly() {
    // MRR@10: 1, 1/2, 1/4, 0, 1/5, 1 against 1/2, 1/2, 1/5, 0, 1/10, 1/4
    Comparison comparison =
        compare(MRR, run("a", plain, 2, 2, 5, 40, 10, 4), run("m", masked, 1, 2, 4, 50, 5, 1));

    Score score = comparison.members().get(1).score(MRR);
    Difference difference = score.difference().orElseThrow();
    assertThat(score.spread().mean()).isCloseTo(2.95 / 6, within(1e-12));
    assertThat(difference.mean()).isCloseTo((0.5 + 0.05 + 0.1 + 0.75) / 6, within(1e-12));
    assertThat(difference.relative()).isCloseTo(1.4 / 1.55, within(1e-12));
    assertThat(difference.spread()).isEqualTo(SeedSpread.UNKNOWN);
    assertThat(difference.seeds()).isEmpty();
    UserTest users = difference.users().orElseThrow();
    assertThat(users.test())
        .isEqualTo(new PairedTest(PairedTest.Kind.WILCOXON_EXACT, 6, 10, users.test().p()));
    assertThat(users.test().p()).as("2 of 16 signs").isCloseTo(0.125, within(1e-12));
    assertThat(users.interval()).isPresent();
    assertThat(users.interval().get().low()).isLessThan(difference.mean());
    assertThat(comparison.members().get(0).score(MRR).difference()).isEmpty();
    assertThat(notes(comparison))
        .contains(
            "tests one trained model against another", "m against a: among negatives Wilcoxon");
    assertThat(notes(comparison)).contains("nothing here tests one method against another");
  }

  @Test
  void hitsAreTestedByMcNemar() {
    Comparison comparison =
        compare(HIT, run("a", plain, 20, 20, 20, 1, 30, 1), run("m", masked, 1, 2, 3, 11, 40, 1));

    PairedTest test =
        comparison
            .members()
            .get(1)
            .score(HIT)
            .difference()
            .flatMap(Difference::users)
            .orElseThrow()
            .test();
    assertThat(test.kind()).isEqualTo(PairedTest.Kind.MCNEMAR_EXACT);
    assertThat(test.statistic()).as("only the other hits").isEqualTo(3);
    assertThat(test.p()).isCloseTo(2 * (1 + 4) / 16.0, within(1e-12));
  }

  @Test
  void seedsThatBothHaveAreTestedInPairs() {
    // Hit@10 of 6 users: 2, 3, 3 against 3, 5, 6 hits
    Comparison comparison =
        compare(
            HIT,
            run("a1", plain.with("seed", "1"), 1, 1, 50, 50, 50, 50),
            run("a2", plain.with("seed", "2"), 1, 1, 1, 50, 50, 50),
            run("a3", plain.with("seed", "3"), 1, 1, 1, 50, 50, 50),
            run("m3", masked.with("seed", "3"), 1, 1, 1, 1, 1, 1),
            run("m1", masked.with("seed", "1"), 1, 1, 1, 50, 50, 50),
            run("m2", masked.with("seed", "2"), 1, 1, 1, 1, 1, 50));

    Difference difference = comparison.members().get(1).score(HIT).difference().orElseThrow();
    assertThat(difference.mean()).isCloseTo((14 - 8) / 18.0, within(1e-12));
    SeedTest seeds = difference.seeds().orElseThrow();
    assertThat(seeds.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(seeds.difference()).isCloseTo((1 + 2 + 3) / 18.0, within(1e-12));
    // differences 1, 2, 3 sixths: t = 2 √3
    assertThat(seeds.t().orElseThrow().statistic()).isCloseTo(2 * Math.sqrt(3), within(1e-9));
    assertThat(seeds.wilcoxon().p()).as("2 of 8 signs").isCloseTo(0.25, within(1e-12));
    assertThat(difference.users().orElseThrow().run()).as("of the first seed").isEqualTo("m1");
    // deviations of 3, 5, 6 sixths: √(14 / 6) / 6 = .2546 against 6 / 18
    assertThat(difference.spread()).isEqualTo(SeedSpread.BEYOND);
    assertThat(notes(comparison)).contains("tests one method against another");
  }

  @Test
  void holmCountsTheMembersThatAreTested() {
    RankedRun baseline = run("a", plain, 20, 20, 20, 20, 20, 20);
    Comparison two =
        compare(
            HIT, baseline, run("m", masked, 1, 1, 1, 1, 1, 1), run("w", wide(), 1, 1, 1, 1, 1, 20));

    // p of 6 and 5 discordant pairs, all one way: 2 / 64 and 2 / 32
    assertThat(holm(two, 1)).isCloseTo(2 * 2 / 64.0, within(1e-12));
    assertThat(holm(two, 2)).isCloseTo(2 / 32.0, within(1e-12));
    assertThat(two.testedOverUsers(HIT)).isEqualTo(2);
  }

  @Test
  void candidatesOfAnotherSeedAreNotTestedAmongNegativesButAmongAllItems() {
    Comparison comparison =
        compare(
            HIT,
            run("a", plain.with("seed", "1"), 1, 1, 1, 1, 1, 1),
            run("m", masked.with("seed", "2"), 1, 1, 1, 1, 1, 1));

    ComparedMember other = comparison.members().get(1);
    assertThat(other.obstacles())
        .extracting(Obstacle::kind)
        .containsExactly(Obstacle.Kind.CANDIDATES);
    assertThat(other.score(HIT).difference().flatMap(Difference::users)).isPresent();
    Difference sampled = other.score(HIT.among(Ranking.SAMPLED)).difference().orElseThrow();
    assertThat(sampled.users()).isEmpty();
    assertThat(notes(comparison))
        .contains(
            "SASRec + Learned masks is not tested against SASRec among negatives: the negatives"
                + " differ: drawn with seed 1")
        .contains("against drawn with seed 2");
  }

  @Test
  void whatWasMeasuredOtherwiseIsSaid() {
    RunConfig seen = plain.with("excludeSeen", "false");
    RunConfig more = plain.with("negatives", "200");
    RunConfig core = plain.with("minUserActions", "9");
    RunConfig other = plain.with("data", "beauty.txt");
    Comparison comparison =
        compare(
            HIT,
            run("a", plain, 1, 1, 1, 1, 1, 1),
            run("seen", seen, 1, 1, 1, 1, 1, 1),
            run("more", more, 1, 1, 1, 1, 1, 1),
            run("core", core, 1, 1, 1, 1, 1, 1),
            run("other", other, 1, 1, 1, 1, 1, 1));

    assertThat(comparison.members().get(1).obstacles())
        .containsExactly(new Obstacle(Obstacle.Kind.EXCLUDE_SEEN, "true", "false"));
    assertThat(comparison.members().get(2).obstacles())
        .containsExactly(new Obstacle(Obstacle.Kind.NEGATIVES, "100 TRAINING", "200 TRAINING"));
    assertThat(comparison.members().get(3).obstacles())
        .containsExactly(
            new Obstacle(
                Obstacle.Kind.DATA,
                "minUserActions=" + plain.data().minUserActions(),
                "minUserActions=9"));
    Obstacle file = comparison.members().get(4).obstacles().get(0);
    assertThat(file.kind()).isEqualTo(Obstacle.Kind.DATA);
    assertThat(file.sentence()).contains("games.txt (SHA-256 ", "against beauty.txt (SHA-256 ");
    for (int m = 3; m <= 4; m++) {
      for (Measure measure : Measure.all()) {
        assertThat(comparison.members().get(m).score(measure).difference()).isEmpty();
      }
    }
    ComparedMember withSeen = comparison.members().get(1);
    assertThat(withSeen.score(HIT).difference()).isEmpty();
    assertThat(withSeen.score(HIT.among(Ranking.SAMPLED)).difference()).isPresent();
  }

  @Test
  void popularNegativesAreARankingOfTheirOwn() {
    RunConfig popular = plain.with("popularNegatives", "true");
    Comparison comparison =
        compare(
            HIT,
            run("a", popular.with("seed", "1"), 1, 1, 1, 1, 50, 50),
            run("m", masked.with("popularNegatives", "true").with("seed", "1"), 1, 1, 1, 1, 1, 1),
            run("w", wide().with("popularNegatives", "true").with("seed", "2"), 1, 1, 1, 1, 1, 1),
            run("old", masked.with("width", "64").with("seed", "1"), 1, 1, 1, 1, 1, 1));
    Measure among = HIT.among(Ranking.POPULAR);

    assertThat(comparison.rankings())
        .containsExactly(Ranking.SAMPLED, Ranking.POPULAR, Ranking.FULL);
    Difference same = comparison.members().get(1).score(among).difference().orElseThrow();
    assertThat(same.mean()).as("6 of 6 against 4 of 6").isCloseTo(1 / 3.0, within(1e-12));
    assertThat(same.users()).isPresent();
    ComparedMember others = comparison.members().get(2);
    assertThat(others.obstacles())
        .extracting(Obstacle::kind)
        .containsExactly(Obstacle.Kind.CANDIDATES, Obstacle.Kind.POPULAR_CANDIDATES);
    Difference drawn = others.score(among).difference().orElseThrow();
    assertThat(drawn.users()).as("other lots").isEmpty();
    ComparedMember old = comparison.members().get(3);
    assertThat(old.obstacles()).containsExactly(new Obstacle(Obstacle.Kind.NO_POPULAR, "a", "old"));
    assertThat(old.score(among).difference()).isEmpty();
    assertThat(old.score(HIT.among(Ranking.SAMPLED)).difference()).isPresent();
    assertThat(notes(comparison))
        .contains("only one of a and old has ranks among popular negatives");
  }

  @Test
  void anotherNumberOfPopularNegativesIsNotTested() {
    RunConfig popular = plain.with("popularNegatives", "true");
    Comparison comparison =
        compare(
            HIT,
            run("a", popular, 1, 1, 1, 1, 1, 1),
            run("more", popular.with("negatives", "200"), 1, 1, 1, 1, 1, 1),
            run("other", popular.with("negativesAvoid", "HISTORY"), 1, 1, 1, 1, 1, 1));

    ComparedMember more = comparison.members().get(1);
    assertThat(more.obstacles())
        .containsExactly(
            new Obstacle(Obstacle.Kind.NEGATIVES, "100 TRAINING", "200 TRAINING"),
            new Obstacle(Obstacle.Kind.POPULAR_NEGATIVES, "100", "200"));
    assertThat(more.score(HIT.among(Ranking.POPULAR)).difference()).isEmpty();
    ComparedMember other = comparison.members().get(2);
    assertThat(other.score(HIT.among(Ranking.POPULAR)).difference().flatMap(Difference::users))
        .as("popular negatives always avoid the whole history")
        .isPresent();
  }

  @Test
  void dataThatAreDividedOtherwiseAreNotTested() {
    RunConfig byTime = plain.with("split", "BY_TIME");
    Comparison comparison =
        compare(
            HIT,
            run("a", plain, 1, 1, 1, 1, 1, 1),
            run("t", byTime, 1, 1, 1, 1, 1, 1),
            run("u", byTime.with("testFrom", "2000-12-31"), 1, 1, 1, 1, 1, 1));

    assertThat(comparison.members().get(1).obstacles())
        .containsExactly(new Obstacle(Obstacle.Kind.SPLIT, "LEAVE_ONE_OUT", "BY_TIME 0.8 0.9"));
    assertThat(comparison.members().get(2).obstacles().get(0).sentence())
        .isEqualTo("the data are divided otherwise: LEAVE_ONE_OUT against BY_TIME 0.8 2000-12-31");
    for (Measure measure : Measure.all()) {
      assertThat(comparison.members().get(1).score(measure).difference()).isEmpty();
    }
  }

  @Test
  void whatBecomesOfSeenItemsIsSaidInEveryTable() {
    RunConfig seen = plain.with("excludeSeen", "false");
    Comparison mixed =
        compare(HIT, run("a", plain, 1, 1, 1, 1, 1, 1), run("s", seen, 1, 1, 1, 1, 1, 1));
    Comparison alike =
        compare(HIT, run("a", seen, 1, 1, 1, 1, 1, 1), run("s", wideOf(seen), 1, 1, 1, 1, 1, 1));

    assertThat(mixed.seen()).isEqualTo(SeenItems.EITHER);
    assertThat(alike.seen()).isEqualTo(SeenItems.RANKED_TOO);
    for (DataGrid grid : List.of(ComparisonTables.main(mixed), ComparisonTables.all(mixed))) {
      assertThat(GridFormat.TEXT.write(grid))
          .contains("all items, without seen", "all items, seen ones too");
    }
    assertThat(CurveLabels.of(RunMetric.of("full/ndcg@10"), alike.seen()))
        .isEqualTo("validation NDCG@10, all items, seen ones too");
    assertThat(CurveLabels.of(RunMetric.of("full/ndcg@10"), mixed.seen()))
        .isEqualTo("validation NDCG@10, all items");
    assertThat(CurveLabels.of(RunMetric.of("popular/hit@5"), mixed.seen()))
        .isEqualTo("validation Hit@5, popular negatives");
  }

  private static RunConfig wideOf(RunConfig config) {
    return config.with("width", "64");
  }

  @Test
  void ranksFromElsewhereAreComparedOnSharedUsers() {
    double[] unknown = {Double.NaN, Double.NaN};
    Ranks theirs = new Ranks(Split.TEST, new int[] {1, 4}, unknown, new double[] {1, 1});
    Comparison comparison =
        compare(
            HIT,
            run("a", plain, 1, 1, 1, 1, 50, 50),
            new RankedRun("theirs", null, null, null, theirs));

    ComparedMember member = comparison.members().get(1);
    Difference difference = member.score(HIT).difference().orElseThrow();
    assertThat(member.sharedUsers()).isEqualTo(2);
    assertThat(difference.mean()).as("1 and 1 against 1 and 0").isEqualTo(0.5);
    assertThat(difference.users().orElseThrow().test().n()).isEqualTo(2);
    assertThat(member.score(HIT.among(Ranking.SAMPLED)).difference()).isEmpty();
    assertThat(notes(comparison))
        .contains(
            "theirs: 2 of the 6 users are ranked by both",
            "theirs comes from elsewhere",
            "only one of a and theirs has ranks among negatives");
  }

  @Test
  void nobodyInCommonIsNotTested() {
    Ranks theirs = new Ranks(Split.TEST, new int[] {77}, new double[] {1}, new double[] {1});
    Comparison comparison =
        compare(
            HIT,
            run("a", plain, 1, 1, 1, 1, 50, 50),
            new RankedRun("theirs", null, null, null, theirs));

    assertThat(comparison.members().get(1).obstacles())
        .containsExactly(new Obstacle(Obstacle.Kind.USERS, "a", "theirs"));
    assertThat(comparison.members().get(1).score(HIT).difference()).isEmpty();
  }

  @Test
  void theCompleteTableHasEveryMeasureOfEveryMember() {
    Comparison comparison =
        compare(MRR, run("a", plain, 2, 2, 5, 40, 10, 4), run("m", masked, 1, 2, 4, 50, 5, 1));

    DataGrid rows = ComparisonRows.of(comparison);

    assertThat(rows.rows()).as("nobody was ranked among popular negatives").hasSize(2 * 2 * 12);
    String line =
        GridFormat.CSV
            .write(rows)
            .lines()
            .filter(one -> one.startsWith("SASRec + Learned masks,SASRec,TEST,FULL,MRR,10,1,"))
            .findFirst()
            .orElseThrow();
    double mean = comparison.members().get(1).score(MRR).spread().mean();
    assertThat(line).contains("," + mean + ",").contains(",WILCOXON_EXACT,a,m,6,");
    assertThat(ComparisonJson.of(comparison))
        .containsKeys("members", "notes")
        .containsEntry("measure", "MRR@10");
  }

  private RunConfig wide() {
    return plain.with("width", "64");
  }

  private static double holm(Comparison comparison, int member) {
    return comparison
        .members()
        .get(member)
        .score(HIT)
        .difference()
        .flatMap(Difference::users)
        .orElseThrow()
        .holm();
  }

  private static String notes(Comparison comparison) {
    return String.join("\n", ComparisonNotes.of(comparison));
  }

  private static Comparison compare(Measure measure, RankedRun... runs) {
    return Comparison.of(
        new ComparisonPlan(Split.TEST, measure), Members.of(Arrays.asList(runs)), 0);
  }

  /** Negatives and data are others where their settings are. */
  private static RankedRun run(String name, RunConfig config, double... full) {
    EvaluationSettings evaluation = config.evaluation();
    String data = checksum(config.data().data());
    RankFacts facts =
        new RankFacts(
            2,
            Split.TEST,
            data,
            checksum(config.data().toString()),
            evaluation.splitPlan().key(),
            evaluation.heldOut(),
            evaluation.negatives(),
            evaluation.negativesAvoid(),
            checksum(config.training().seed() + " " + evaluation.negatives()),
            evaluation.popularNegatives() ? checksum("popular" + config.training().seed()) : "",
            evaluation.excludeSeen(),
            checksum(name));
    RunRecord record =
        new RunRecord(
            RunRecord.FORMAT,
            name,
            "2026-01-01T00:00:00Z",
            RunState.FINISHED,
            config,
            new RunRecord.DataFacts(
                config.data().data(),
                data,
                config.data().data().replace(".txt", ""),
                6,
                60,
                600,
                null),
            null,
            RunSummary.blank());
    int[] users = new int[full.length];
    Arrays.setAll(users, user -> user);
    Map<Ranking, double[]> ranks = new EnumMap<>(Ranking.class);
    for (Ranking ranking : Ranking.values()) {
      if (ranking != Ranking.POPULAR || evaluation.popularNegatives()) {
        ranks.put(ranking, full);
      }
    }
    return new RankedRun(name, null, record, facts, new Ranks(Split.TEST, users, ranks));
  }

  private static String checksum(String text) {
    return String.format("%064x", text.hashCode() & 0xFFFFFFFFL)
        .replaceFirst("^0+", "f0f0f0f0f0f0f0");
  }
}
