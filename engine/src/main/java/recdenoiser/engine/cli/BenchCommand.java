package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.bench.InferenceBenchmark;
import recdenoiser.engine.bench.StepBenchmark;
import recdenoiser.engine.bench.StepBenchmarks;
import recdenoiser.engine.config.RunConfig;

/** Measures training steps. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 1_000_000;
  private static final int LEAST_ITEMS = 10;
  private static final int MOST_ITEMS = 5_000_000;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions options;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Option(names = "--steps", paramLabel = "N", defaultValue = "100")
  private int steps;

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "200")
  private int warmUp;

  @Option(names = "--items", paramLabel = "N", defaultValue = "0")
  private int items;

  @Option(names = "--inference")
  private boolean inference;

  @Option(names = "--closed", paramLabel = "SHARE", defaultValue = "0")
  private double closed;

  @Override
  public Integer call() throws IOException {
    check("--steps", steps, 1);
    check("--warm-up", warmUp, 0);
    if (items != 0 && (items < LEAST_ITEMS || items > MOST_ITEMS)) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format(
              "itemsRange",
              Integer.toString(LEAST_ITEMS),
              Integer.toString(MOST_ITEMS),
              Integer.toString(items)));
    }
    if (!(closed >= 0 && closed < 1)) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("closedRange", Double.toString(closed)));
    }
    return inference ? score(options.config()) : train(options.config());
  }

  private int score(RunConfig config) {
    InferenceBenchmark.Result result = StepBenchmarks.score(config, closed, warmUp, steps);
    row("histories", "%,d", result.histories());
    row("medianMs", "%.2f ms", result.medianMs());
    row("minMs", "%.2f ms", result.minMs());
    row("attentionMicrosPerHistory", "%.1f µs", result.attentionMicrosPerHistory());
    if (result.softmaxMicrosPerHistory() > 0) {
      row("softmaxMicrosPerHistory", "%.1f µs", result.softmaxMicrosPerHistory());
    }
    for (double[] block : result.openShares()) {
      row("openShare", "%.1f %%", 100 * Arrays.stream(block).average().orElse(0));
    }
    row("kernels", "%s", result.kernels());
    json.print(spec.commandLine().getOut(), result);
    return ExitCode.OK;
  }

  private int train(RunConfig config) {
    StepBenchmark.Result result =
        items == 0
            ? StepBenchmarks.run(config, threads.count(), warmUp, steps)
            : StepBenchmarks.ofCatalogue(config, items, threads.count(), warmUp, steps);
    print(result);
    json.print(spec.commandLine().getOut(), result);
    return ExitCode.OK;
  }

  private void check(String option, int value, int least) {
    if (value < least || value > MOST_STEPS) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format(
              "stepsRange",
              option,
              Integer.toString(least),
              Integer.toString(MOST_STEPS),
              Integer.toString(value)));
    }
  }

  private void print(StepBenchmark.Result result) {
    row("medianMsPerStep", "%.2f ms", result.medianMsPerStep());
    row("minMsPerStep", "%.2f ms", result.minMsPerStep());
    row("sequencesPerSecond", "%,.0f", result.sequencesPerSecond());
    row("tokensPerSecond", "%,.0f", result.tokensPerSecond());
    row("allocatedBytesPerStep", "%,d bytes", result.allocatedBytesPerStep());
    row("workingMemoryBytes", "%,.0f MB", result.workingMemoryBytes() / 1e6);
    if (result.peakMemoryBytes() > 0) {
      row("peakMemoryBytes", "%,.0f MB", result.peakMemoryBytes() / 1e6);
    }
    row("kernels", "%s", result.kernels());
    for (Map.Entry<String, Double> share : result.timeShares().entrySet()) {
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT, "  %-38s %5.1f %%", share.getKey(), 100 * share.getValue()));
    }
  }

  private void row(String key, String format, Object value) {
    String shown = String.format(Locale.ROOT, format, value);
    spec.commandLine()
        .getOut()
        .println(String.format(Locale.ROOT, "%-40s %s", CliTexts.format("bench." + key), shown));
  }
}
