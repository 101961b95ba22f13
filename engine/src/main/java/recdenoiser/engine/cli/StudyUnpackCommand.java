package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.StudyArchive;

/** Makes a folder of the archive of a study. */
@Command(name = "unpack", mixinStandardHelpOptions = true)
final class StudyUnpackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "ARCHIVE", descriptionKey = "ARCHIVE")
  private Path archive;

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    StudyArchive.unpack(archive, out);
    spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    json.print(spec.commandLine().getOut(), Map.of("folder", out.toString()));
    return ExitCode.OK;
  }
}
