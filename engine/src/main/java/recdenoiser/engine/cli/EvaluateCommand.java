package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.experiment.NoiseReport;
import recdenoiser.engine.experiment.SavedModel;

/** Evaluates the best weights of a run again. */
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN")
  private Path folder;

  @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "TEST")
  private Split split;

  @Override
  public Integer call() throws IOException {
    try (SavedModel model = SavedModel.open(folder, threads.count())) {
      Evaluation evaluation = model.evaluate(split);
      String name = CliTexts.format("split." + split);
      spec.commandLine().getOut().print(ResultTable.of(name, evaluation));
      spec.commandLine()
          .getOut()
          .println(
              CliTexts.format(
                  "evaluated",
                  Integer.toString(evaluation.full().users()),
                  String.format(Locale.ROOT, "%.2f", evaluation.seconds())));
      Optional<NoiseReport> noise = model.attentionOnNoise(split);
      noise.ifPresent(report -> spec.commandLine().getOut().print(NoiseTable.of(report)));
      json.print(spec.commandLine().getOut(), result(evaluation, noise, model.isBest()));
    }
    return ExitCode.OK;
  }

  private Map<String, Object> result(
      Evaluation evaluation, Optional<NoiseReport> noise, boolean best) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", folder.toString());
    result.put("split", split);
    result.put("weights", best ? "best" : "latest");
    result.putAll(RunResult.evaluation(evaluation));
    noise.ifPresent(report -> result.put("attentionOnNoise", NoiseTable.json(report)));
    return result;
  }
}
