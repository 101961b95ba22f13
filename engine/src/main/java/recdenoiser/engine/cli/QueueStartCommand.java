package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.queue.RunQueue;

/** Trains what is queued. */
@Command(name = "start", mixinStandardHelpOptions = true)
final class QueueStartCommand implements Callable<Integer> {
  private static final int MOST_SIDE_BY_SIDE = 64;

  @Spec private CommandSpec spec;
  @Mixin private QueueOptions options;
  @Mixin private ThreadsOption threads;

  private int sideBySide = 1;

  @Option(names = "--side-by-side", paramLabel = "K", defaultValue = "1")
  void setSideBySide(int wanted) {
    if (wanted < 1 || wanted > MOST_SIDE_BY_SIDE) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format(
              "sideBySideRange", Integer.toString(MOST_SIDE_BY_SIDE), Integer.toString(wanted)));
    }
    sideBySide = wanted;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = spec.commandLine();
    boolean overwrite = sideBySide == 1 && Terminal.isInteractive();
    try (RunQueue queue = options.open(threads.count(), sideBySide)) {
      QueueProgress progress = new QueueProgress(command.getErr(), overwrite);
      new QueueSession(queue, progress).execute();
      QueueTable.print(command.getOut(), options.json(), queue.entries());
      if (progress.interrupted()) {
        command.getErr().println(CliTexts.format("queue.goOn", options.runs().toString()));
      }
      command.getOut().flush();
      return progress.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }
}
