package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes runs out of the queue. */
@Command(name = "cancel", mixinStandardHelpOptions = true)
final class QueueCancelCommand implements Callable<Integer> {
  @Mixin private QueueOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "1..*")
  private List<Integer> ids;

  @Override
  public Integer call() throws IOException {
    options.change(
        queue -> {
          for (int id : ids) {
            queue.cancel(id);
          }
        });
    return ExitCode.OK;
  }
}
