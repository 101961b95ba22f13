package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.queue.RunQueue;

/** Trains what is queued. */
@Command(name = "start", mixinStandardHelpOptions = true)
final class QueueStartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QueueOptions options;
  @Mixin private ThreadsOption threads;
  @Mixin private SideBySideOption sideBySide;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = spec.commandLine();
    boolean overwrite = sideBySide.count() == 1 && Terminal.isInteractive();
    try (RunQueue queue = options.open(threads.count(), sideBySide.count())) {
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
