package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.ExperimentRun;

/** Goes on with a run that was stopped or died. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    try (ExperimentRun run = ExperimentRun.resume(folder, threads.count())) {
      return new RunSession(spec.commandLine(), json).execute(run);
    }
  }
}
