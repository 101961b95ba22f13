package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets runs begin that were held back. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class QueueResumeCommand implements Callable<Integer> {
  @Mixin private QueueOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "1..*")
  private List<Integer> ids;

  @Override
  public Integer call() throws IOException {
    options.change(
        queue -> {
          for (int id : ids) {
            queue.resume(id);
          }
        });
    return ExitCode.OK;
  }
}
