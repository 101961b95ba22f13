package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.inspect.analysis.Exposure;
import recdenoiser.engine.inspect.analysis.ExposureAnalysis;
import recdenoiser.engine.inspect.analysis.ExposureReport;
import recdenoiser.engine.run.SavedModel;

/** What a limit on how often items are shown costs. */
@Command(name = "exposure", mixinStandardHelpOptions = true)
final class AnalyseExposureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AnalysisOutput output;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Option(names = "--limits", paramLabel = "C", split = ",", defaultValue = "0.1,0.25,0.5,1,2,4")
  private List<Double> limits;

  @Override
  public Integer call() throws IOException {
    output.require();
    SavedModel saved = SavedModel.open(folder, 1);
    try {
      Exposure exposure = ExposureAnalysis.of(saved, limits);
      output.show(
          ExposureReport.grid(exposure), size -> ExposureReport.figure(exposure, size), exposure);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
