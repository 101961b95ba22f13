package recdenoiser.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps a queue of runs and trains them. */
@Command(
    name = "queue",
    subcommands = {
      QueueAddCommand.class,
      QueueListCommand.class,
      QueueStartCommand.class,
      QueueMoveCommand.class,
      QueueCancelCommand.class,
      QueuePauseCommand.class,
      QueueResumeCommand.class,
      QueueClearCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class QueueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
