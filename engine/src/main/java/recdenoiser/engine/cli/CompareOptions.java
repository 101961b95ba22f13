package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import recdenoiser.engine.compare.ComparisonReader;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;

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
      paramLabel = "N",
      defaultValue = "1",
      descriptionKey = "bootstrapSeed")
  private long seed;

  Comparison compare() throws IOException {
    Path reference = baseline == null ? runs.get(0) : baseline;
    ComparisonReader.Request request = new ComparisonReader.Request(runs, reference, ranks, plan());
    return new ComparisonReader().read(request, threads.count(), (run, done, all) -> {});
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
}
