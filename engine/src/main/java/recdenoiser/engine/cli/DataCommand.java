package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.sample.SampleShop;

/** Looks at data sets and makes one. */
@Command(
    name = "data",
    subcommands = {
      ImportCommand.class,
      DataDescribeCommand.class,
      DataCompareCommand.class,
      DataCommand.Generate.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
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
