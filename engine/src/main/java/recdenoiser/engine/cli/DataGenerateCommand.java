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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.sample.RatingsLookAlike;
import recdenoiser.engine.data.sample.SampleShop;

/** Generates data: the sample shop, or ratings as many as MovieLens 20M has. */
@Command(name = "generate", mixinStandardHelpOptions = true)
final class DataGenerateCommand implements Callable<Integer> {
  private static final int FEWEST_RATINGS = 1000;

  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "" + SampleShop.SHIPPED_SEED)
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private Path folder;

  @Option(
      names = "--ratings",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "" + RatingsLookAlike.LINES)
  private Integer ratings;

  @Option(names = "--noise", paramLabel = "SHARE", defaultValue = "" + SampleShop.SHIPPED_NOISE)
  private double noise;

  @Override
  public Integer call() throws IOException {
    return ratings == null ? shop() : ratings();
  }

  private int shop() throws IOException {
    if (!(noise >= 0 && noise <= SampleShop.MOST_NOISE)) {
      throw outOfRange("--noise", "0", Double.toString(SampleShop.MOST_NOISE));
    }
    SampleShop shop = SampleShop.generate(seed, noise);
    return say(shop.write(folder), shop.users(), shop.items(), shop.actions());
  }

  private int ratings() throws IOException {
    if (ratings < FEWEST_RATINGS) {
      throw outOfRange(
          "--ratings", Integer.toString(FEWEST_RATINGS), Integer.toString(Integer.MAX_VALUE));
    }
    RatingsLookAlike lookAlike = new RatingsLookAlike(ratings, seed);
    Path file = lookAlike.write(folder);
    return say(file, lookAlike.users(), RatingsLookAlike.ITEMS, lookAlike.lines());
  }

  private ParameterException outOfRange(String option, String least, String most) {
    return new ParameterException(
        spec.commandLine(), CliTexts.format("import.range", option, least, most));
  }

  private int say(Path file, int users, int items, int actions) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        CliTexts.format(
            "data.generated",
            file.toString(),
            Integer.toString(users),
            Integer.toString(items),
            Integer.toString(actions)));
    json.print(
        out, Map.of("file", file.toString(), "users", users, "items", items, "actions", actions));
    return ExitCode.OK;
  }
}
