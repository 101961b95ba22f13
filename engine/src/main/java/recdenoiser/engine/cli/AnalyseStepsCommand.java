package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.inspect.analysis.AnalysisProgress;
import recdenoiser.engine.inspect.analysis.StepsAnalysis;
import recdenoiser.engine.inspect.analysis.StepsReport;

/** How well runs look several steps ahead. */
@Command(name = "steps", mixinStandardHelpOptions = true)
final class AnalyseStepsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private AnalysisOutput output;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Override
  public Integer call() throws IOException {
    output.require();
    List<StepsReport.Ahead> runs = ahead();
    output.show(
        StepsReport.grid(runs),
        size -> StepsReport.figure(runs, size),
        Map.of("runs", runs.stream().map(AnalyseStepsCommand::json).toList()));
    return ExitCode.OK;
  }

  private List<StepsReport.Ahead> ahead() throws IOException {
    try {
      return StepsAnalysis.of(folders, threads.count(), AnalysisProgress.NONE);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Map<String, Object> json(StepsReport.Ahead run) {
    return Map.of(
        "run", run.run(), "stepsAhead", run.steps().stream().map(RunResult::step).toList());
  }
}
