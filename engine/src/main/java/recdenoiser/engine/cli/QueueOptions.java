package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;

/** Which queue a command is about, and how it answers. */
final class QueueOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private JsonOutput json;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      descriptionKey = "queueRuns",
      showDefaultValue = Visibility.ALWAYS)
  private Path runs;

  /** What a command does to the queue. */
  @FunctionalInterface
  interface Change {
    void apply(RunQueue queue) throws IOException;
  }

  Path runs() {
    return runs;
  }

  JsonOutput json() {
    return json;
  }

  /** Opens the queue, says what was wrong with it, changes it and prints how it is then. */
  void change(Change change) throws IOException {
    try (RunQueue queue = open(1, 1)) {
      change.apply(queue);
      QueueTable.print(command.commandLine().getOut(), json, queue.entries());
    }
  }

  RunQueue open(int threads, int sideBySide) throws IOException {
    RunQueue queue = RunQueue.open(runs, new ExperimentLauncher(runs), threads, sideBySide);
    if (!queue.note().isEmpty()) {
      command.commandLine().getErr().println(CliTexts.format("problem", queue.note()));
    }
    return queue;
  }
}
