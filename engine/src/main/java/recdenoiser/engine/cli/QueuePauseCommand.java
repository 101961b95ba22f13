package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds runs back. */
@Command(name = "pause", mixinStandardHelpOptions = true)
final class QueuePauseCommand implements Callable<Integer> {
  @Mixin private QueueOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "1..*")
  private List<Integer> ids;

  @Override
  public Integer call() throws IOException {
    options.change(
        queue -> {
          for (int id : ids) {
            queue.pause(id);
          }
        });
    return ExitCode.OK;
  }
}
