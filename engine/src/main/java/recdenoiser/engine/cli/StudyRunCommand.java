package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains the runs of a study that there are not yet. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class StudyRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private ThreadsOption threads;
  @Mixin private SideBySideOption sideBySide;
  @Mixin private ClusterOptions cluster;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (cluster.isAsked()) {
      return new ClusterSession(spec.commandLine(), folders, cluster, json)
          .run(options, threads.countOnCluster(), false);
    }
    return new StudySession(spec.commandLine(), folders, json)
        .run(options, threads.count(), sideBySide.count(), false);
  }
}
