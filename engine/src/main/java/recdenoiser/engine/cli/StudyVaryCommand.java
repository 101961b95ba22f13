package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.study.RunVariation;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyPlan;

/** Makes a study of a run: one thing varied, everything else as it was. */
@Command(name = "vary", mixinStandardHelpOptions = true)
final class StudyVaryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Option(names = "--axis", paramLabel = "AXIS", required = true)
  private String axis;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    output.require(out);
    RunRecord run = RunRecord.read(new RunFolder(folder));
    Study study = study(run);
    StudyFile.write(out, study);
    int runs = StudyPlan.of(study).runs().size();
    spec.commandLine()
        .getOut()
        .println(CliTexts.format("study.varied", Integer.toString(runs), out.toString()));
    json.print(
        spec.commandLine().getOut(),
        Map.of("file", out.toString(), "id", study.id(), "runs", runs));
    return ExitCode.OK;
  }

  private Study study(RunRecord run) {
    try {
      return RunVariation.ofKey(axis).of(run);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
