package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.MoreEpochs;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;

/** Gives a run more epochs and goes on with it. */
@Command(name = "extend", mixinStandardHelpOptions = true)
final class ExtendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Option(names = "--epochs", paramLabel = "N", required = true)
  private int epochs;

  @Option(names = "--patience", paramLabel = "N")
  private Integer patience;

  @Option(names = "--not-yet")
  private boolean notYet;

  @Override
  public Integer call() throws IOException {
    RunRecord record = RunRecord.read(new RunFolder(folder));
    int patient = patience == null ? record.config().training().patience() : patience;
    RunRecord.Extension extension = MoreEpochs.give(folder, epochs, patient);
    spec.commandLine()
        .getErr()
        .println(
            CliTexts.format(
                "extended", folder.toString(), Integer.toString(extension.afterEpoch())));
    if (!extension.difference().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(CliTexts.format("extendedDifference", extension.difference()));
    }
    if (notYet) {
      json.print(spec.commandLine().getOut(), extension);
      return ExitCode.OK;
    }
    try (ExperimentRun run = ExperimentRun.resume(folder, threads.count())) {
      return new RunSession(spec.commandLine(), json).execute(run);
    }
  }
}
