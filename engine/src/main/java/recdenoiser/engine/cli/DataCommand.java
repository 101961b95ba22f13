package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.DataSets;
import recdenoiser.engine.data.DataStatistics;
import recdenoiser.engine.data.DataStatistics.LengthQuantile;
import recdenoiser.engine.data.PublishedStatistics;
import recdenoiser.engine.data.sample.SampleShop;

/** Looks at data sets and makes one. */
@Command(
    name = "data",
    subcommands = {ImportCommand.class, DataCommand.Describe.class, DataCommand.Generate.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  /** Statistics of a file. */
  @Command(name = "describe", mixinStandardHelpOptions = true)
  static final class Describe implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOutput json;

    @Parameters(paramLabel = "FILE")
    private String file;

    @Override
    public Integer call() {
      DataSet set = DataSets.open(file);
      DataStatistics statistics = DataStatistics.of(set.sequences());
      PrintWriter out = spec.commandLine().getOut();
      row(out, "users", "%,d", statistics.users());
      row(out, "items", "%,d", statistics.items());
      row(out, "actions", "%,d", statistics.actions());
      row(out, "perUser", "%.2f", statistics.meanActionsPerUser());
      row(out, "perItem", "%.2f", statistics.meanActionsPerItem());
      row(out, "density", "%.5f", statistics.density());
      row(out, "evaluated", "%,d", statistics.evaluatedUsers());
      row(out, "longest", "%,d", statistics.longestSequence());
      for (LengthQuantile quantile : statistics.lengthQuantiles()) {
        String share = String.format(Locale.ROOT, "%.0f", 100 * quantile.share());
        out.println(CliTexts.format("data.quantile", share, Integer.toString(quantile.length())));
      }
      row(out, "checksum", "%s", set.checksum());
      List<PublishedStatistics> published = PublishedStatistics.of(statistics.name());
      for (PublishedStatistics other : published) {
        out.println(
            CliTexts.format(
                "data.published",
                other.name(),
                other.source(),
                other.users(),
                other.items(),
                other.perUser(),
                other.actions()));
      }
      json.print(out, result(set, statistics, published));
      return ExitCode.OK;
    }

    private static void row(PrintWriter out, String key, String format, Object value) {
      String shown = String.format(Locale.ROOT, format, value);
      out.println(String.format(Locale.ROOT, "%-32s %s", CliTexts.format("data." + key), shown));
    }

    private static Map<String, Object> result(
        DataSet set, DataStatistics statistics, List<PublishedStatistics> published) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("source", set.source());
      result.put("checksum", set.checksum());
      result.put("statistics", statistics);
      result.put("published", published);
      return result;
    }
  }

  /** Generates the sample shop. */
  @Command(name = "generate", mixinStandardHelpOptions = true)
  static final class Generate implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOutput json;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + SampleShop.SHIPPED_SEED)
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path folder;

    @Override
    public Integer call() throws IOException {
      SampleShop shop = SampleShop.generate(seed);
      Path file = shop.write(folder);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          CliTexts.format(
              "data.generated",
              file.toString(),
              Integer.toString(shop.users()),
              Integer.toString(shop.items()),
              Integer.toString(shop.actions())));
      json.print(
          out,
          Map.of(
              "file", file.toString(),
              "users", shop.users(),
              "items", shop.items(),
              "actions", shop.actions()));
      return ExitCode.OK;
    }
  }
}
