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
import recdenoiser.engine.inspect.analysis.Consistency;
import recdenoiser.engine.inspect.analysis.ConsistencyAnalysis;
import recdenoiser.engine.inspect.analysis.ConsistencyReport;
import recdenoiser.engine.run.SavedModel;

/** Whether items are what their users make of them. */
@Command(name = "consistency", mixinStandardHelpOptions = true)
final class AnalyseConsistencyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AnalysisOutput output;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Option(names = "--most", paramLabel = "N", defaultValue = "" + ConsistencyAnalysis.USUAL)
  private int most;

  @Override
  public Integer call() throws IOException {
    output.require();
    SavedModel saved = SavedModel.open(folder, 1);
    try {
      Consistency consistency = ConsistencyAnalysis.of(saved, most);
      output.show(
          ConsistencyReport.grid(consistency),
          size -> ConsistencyReport.figure(consistency, size),
          consistency);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
