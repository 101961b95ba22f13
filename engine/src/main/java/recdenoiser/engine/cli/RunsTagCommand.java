package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts tags on runs and takes them off. */
@Command(name = "tag", mixinStandardHelpOptions = true)
final class RunsTagCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Option(names = "--add", paramLabel = "TAG")
  private List<String> added = List.of();

  @Option(names = "--remove", paramLabel = "TAG")
  private List<String> removed = List.of();

  @Override
  public Integer call() throws IOException {
    for (Path folder : folders) {
      AboutChange.make(spec, folder, about -> about.withoutTags(removed).withTags(added));
    }
    return ExitCode.OK;
  }
}
