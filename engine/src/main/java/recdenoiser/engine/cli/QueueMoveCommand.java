package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves a run in the queue. */
@Command(name = "move", mixinStandardHelpOptions = true)
final class QueueMoveCommand implements Callable<Integer> {
  @Mixin private QueueOptions options;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "ID")
  private int id;

  @Parameters(index = "1", paramLabel = "POSITION", descriptionKey = "POSITION")
  private int position;

  @Override
  public Integer call() throws IOException {
    options.change(queue -> queue.move(id, position));
    return ExitCode.OK;
  }
}
