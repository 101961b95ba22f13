package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonPlan;
import recdenoiser.engine.compare.Member;
import recdenoiser.engine.compare.Members;
import recdenoiser.engine.compare.RankTableReader;
import recdenoiser.engine.compare.RankedRun;
import recdenoiser.engine.compare.RankedRuns;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.PreparedData;

/** Which runs are compared, with which of them, and by what. */
final class CompareOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ThreadsOption threads;

  @Parameters(paramLabel = "RUN", descriptionKey = "comparedRuns", arity = "1..*")
  private List<Path> runs;

  @Option(names = "--baseline", paramLabel = "RUN", descriptionKey = "baseline")
  private Path baseline;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      defaultValue = "ndcg@10",
      descriptionKey = "metric")
  private String metric;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "TEST",
      descriptionKey = "comparedSplit")
  private Split split;

  @Option(names = "--ranks", paramLabel = "NAME=FILE", descriptionKey = "ranks")
  private Map<String, Path> ranks = new LinkedHashMap<>();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "10000",
      descriptionKey = "resamples")
  private int resamples;

  @Option(
      names = "--bootstrap-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      descriptionKey = "bootstrapSeed")
  private long seed;

  Comparison compare() throws IOException {
    ComparisonPlan plan = plan();
    List<Path> folders = new ArrayList<>(runs);
    Path reference = baseline == null ? runs.get(0) : baseline;
    if (folders.stream().noneMatch(folder -> same(folder, reference))) {
      folders.add(0, reference);
    }
    List<RankedRun> ranked = new ArrayList<>();
    RankedRun first = null;
    for (Path folder : folders) {
      RankedRun run = RankedRuns.read(folder, split, threads.count());
      first = first == null && same(folder, reference) ? run : first;
      ranked.add(run);
    }
    addFromElsewhere(ranked, first);
    List<Member> members = Members.of(ranked);
    return Comparison.of(plan, members, place(members, first));
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ComparisonPlan plan() {
    if (resamples < 1 || resamples > 1_000_000) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("resamplesRange", Integer.toString(resamples)));
    }
    try {
      Measure measure = Measure.parse(Ranking.FULL, metric);
      double level = BootstrapInterval.Plan.DEFAULT.level();
      return new ComparisonPlan(split, measure, new BootstrapInterval.Plan(resamples, level, seed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("metricSyntax", metric), e);
    }
  }

  private void addFromElsewhere(List<RankedRun> ranked, RankedRun first) throws IOException {
    if (ranks.isEmpty()) {
      return;
    }
    LeaveOneOut data = PreparedData.split(first.record().config());
    for (Map.Entry<String, Path> table : ranks.entrySet()) {
      ranked.add(
          RankTableReader.read(
              table.getKey(), table.getValue(), split, data.sequences(), data.evaluatedUsers()));
    }
  }

  /**
   * Of the member that the baseline's run belongs to, even where it repeats the seed of another.
   */
  private static int place(List<Member> members, RankedRun first) {
    for (int m = 0; m < members.size(); m++) {
      if (members.get(m).runs().contains(first)) {
        return m;
      }
    }
    return 0;
  }
}
