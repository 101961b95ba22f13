package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonJson;
import recdenoiser.engine.report.HtmlReport;

/** A comparison of runs as one page that can be sent to others. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CompareOptions options;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    output.require(out);
    Comparison comparison = options.compare();
    output.write(out, HtmlReport.of(comparison));
    spec.commandLine().getOut().println(CliTexts.format("fileWritten", out.toString()));
    json.print(spec.commandLine().getOut(), ComparisonJson.of(comparison));
    return ExitCode.OK;
  }
}
