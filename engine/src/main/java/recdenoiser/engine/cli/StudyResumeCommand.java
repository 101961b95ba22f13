package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on with a study that was stopped. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class StudyResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private ThreadsOption threads;
  @Mixin private SideBySideOption sideBySide;
  @Mixin private ClusterOptions cluster;
  @Mixin private JsonOutput json;

  @Option(names = "--retry")
  private boolean retry;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (cluster.isAsked()) {
      return new ClusterSession(spec.commandLine(), folders, cluster, json)
          .run(options, threads.countOnCluster(), retry);
    }
    return new StudySession(spec.commandLine(), folders, json)
        .run(options, threads.count(), sideBySide.count(), retry);
  }
}
