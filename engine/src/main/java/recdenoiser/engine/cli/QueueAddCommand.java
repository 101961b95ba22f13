package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;

/** Puts a run at the end of the queue. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class QueueAddCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options;
  @Mixin private QueueOptions line;

  @Option(names = "--resume", paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (folder == null) {
      RunConfig config = options.config();
      line.change(queue -> queue.add(config));
    } else {
      RunRecord.read(new RunFolder(folder));
      line.change(queue -> queue.addRun(folder));
    }
    return ExitCode.OK;
  }
}
