package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import recdenoiser.engine.run.queue.RunQueue;

/** Forgets the entries that have ended. */
@Command(name = "clear", mixinStandardHelpOptions = true)
final class QueueClearCommand implements Callable<Integer> {
  @Mixin private QueueOptions options;

  @Override
  public Integer call() throws IOException {
    options.change(RunQueue::clear);
    return ExitCode.OK;
  }
}
