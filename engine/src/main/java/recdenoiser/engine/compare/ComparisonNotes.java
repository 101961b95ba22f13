package recdenoiser.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.text.Numbers;

/** What has to be known to read a comparison, in sentences. */
public final class ComparisonNotes {
  private final Comparison comparison;
  private final List<String> notes = new ArrayList<>();

  private ComparisonNotes(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What tests are of, how they are corrected, and what was not tested and why. */
  public static List<String> of(Comparison comparison) {
    ComparisonNotes notes = new ComparisonNotes(comparison);
    notes.addObstacles();
    notes.addUsers();
    notes.addSeeds();
    notes.addElsewhere();
    return List.copyOf(notes.notes);
  }

  private void addObstacles() {
    String baseline = comparison.baselineMember().name();
    for (ComparedMember member : comparison.members()) {
      for (Obstacle obstacle : member.obstacles()) {
        List<Ranking> blocked = Stream.of(Ranking.values()).filter(obstacle::blocks).toList();
        String where =
            blocked.size() == Ranking.values().length ? "EVERYWHERE" : blocked.get(0).name();
        add(
            "obstacle",
            member.name(),
            baseline,
            CompareTexts.format("note.among." + where),
            obstacle.sentence());
      }
    }
  }

  private void addUsers() {
    List<String> pairs = new ArrayList<>();
    int users = 0;
    for (ComparedMember member : comparison.members()) {
      List<String> kinds = new ArrayList<>();
      UserTest tested = null;
      for (Ranking ranking : comparison.rankings()) {
        UserTest test = users(member, ranking).orElse(null);
        if (test != null) {
          tested = test;
          users = Math.max(users, test.test().n());
          kinds.add(
              CompareTexts.format(
                  "note.kind",
                  CompareTexts.format("note.among." + ranking),
                  CompareTexts.format("test." + test.test().kind())));
        }
      }
      if (tested != null) {
        pairs.add(
            CompareTexts.format(
                "note.pair", tested.run(), tested.baselineRun(), String.join(", ", kinds)));
      }
    }
    if (!pairs.isEmpty()) {
      add("users", Numbers.count(users), String.join("; ", pairs));
      add("holm", Integer.toString(pairs.size()));
      BootstrapInterval.Plan plan = comparison.plan().bootstrap();
      add("bootstrap", Numbers.count(plan.resamples()), Long.toString(plan.seed()));
    }
  }

  private Optional<UserTest> users(ComparedMember member, Ranking ranking) {
    return difference(member, ranking).flatMap(Difference::users);
  }

  private Optional<Difference> difference(ComparedMember member, Ranking ranking) {
    Measure measure = comparison.plan().measure().among(ranking);
    return member.score(measure).difference();
  }

  private void addSeeds() {
    List<String> wilcoxon =
        comparison.members().stream()
            .map(this::wilcoxonOverSeeds)
            .filter(Objects::nonNull)
            .collect(Collectors.toList());
    if (wilcoxon.isEmpty()) {
      add("noSeeds");
    } else {
      add("seeds");
      add("wilcoxonSeeds", String.join("; ", wilcoxon));
    }
    boolean spread =
        comparison.members().stream()
            .flatMap(member -> difference(member, Ranking.FULL).stream())
            .anyMatch(difference -> difference.spread() != SeedSpread.UNKNOWN);
    if (spread) {
      add("spread");
    }
  }

  private String wilcoxonOverSeeds(ComparedMember member) {
    return difference(member, Ranking.FULL)
        .flatMap(Difference::seeds)
        .map(
            test ->
                CompareTexts.format(
                    "note.wilcoxonSeed",
                    member.name(),
                    ComparisonTables.p(test.wilcoxon().p()),
                    Integer.toString(test.seeds().size()),
                    CompareTexts.format("test." + test.wilcoxon().kind())))
        .orElse(null);
  }

  private void addElsewhere() {
    for (ComparedMember member : comparison.members()) {
      if (member.member().fromElsewhere()) {
        add("elsewhere", member.name());
      }
      int all = comparison.baselineMember().member().runs().get(0).ranks().users().length;
      int own = member.member().runs().get(0).ranks().users().length;
      boolean some = member.sharedUsers() < Math.max(all, own);
      if (some && member.sharedUsers() > 0 && member.obstacles().stream().noneMatch(this::ofData)) {
        add(
            "shared",
            member.name(),
            Numbers.count(member.sharedUsers()),
            Numbers.count(Math.max(all, own)));
      }
    }
  }

  private boolean ofData(Obstacle obstacle) {
    return obstacle.kind() == Obstacle.Kind.DATA
        || obstacle.kind() == Obstacle.Kind.SPLIT
        || obstacle.kind() == Obstacle.Kind.HELD_OUT;
  }

  private void add(String key, String... values) {
    notes.add(CompareTexts.format("note." + key, values));
  }
}
