package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.queue.RunQueue;

/** Prints the queue. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class QueueListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueueOptions options;

  @Override
  public Integer call() throws IOException {
    QueueTable.print(spec.commandLine().getOut(), options.json(), RunQueue.look(options.runs()));
    return ExitCode.OK;
  }
}
