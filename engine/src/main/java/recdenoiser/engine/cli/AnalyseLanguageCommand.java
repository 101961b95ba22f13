package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.inspect.analysis.Language;
import recdenoiser.engine.inspect.analysis.LanguageReport;

/** Sequences of items beside a text. */
@Command(name = "language", mixinStandardHelpOptions = true)
final class AnalyseLanguageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AnalysisOutput output;

  @Parameters(paramLabel = "DATA", descriptionKey = "DATA")
  private String data;

  @Option(names = "--text", paramLabel = "FILE", required = true)
  private Path text;

  @Option(names = "--tokens", paramLabel = "N", defaultValue = "" + Language.USUAL_TOKENS)
  private int tokens;

  @Override
  public Integer call() throws IOException {
    output.require();
    try {
      Language language = Language.of(DataSets.open(data).sequences(), text, tokens);
      output.show(
          LanguageReport.grid(language), size -> LanguageReport.figure(language, size), language);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
