package recdenoiser.engine.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;

/** How far a study has come, also while another process works on it. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StudyStatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private SideBySideOption sideBySide;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() throws IOException {
    List<QueueEntry> queue =
        RunQueue.exists(folders.runs()) ? RunQueue.look(folders.runs()) : List.of();
    StudyRuns finder = folders.finder();
    StudySession session = new StudySession(spec.commandLine(), folders, json);
    if (options.study().search().isPresent()) {
      session.print(new StudySearches(finder).of(options.study(), queue));
    }
    session.print(finder.of(options.plan(finder, queue), queue), sideBySide.count());
    return ExitCode.OK;
  }
}
