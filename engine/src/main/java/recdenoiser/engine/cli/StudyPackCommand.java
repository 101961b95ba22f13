package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyArchive;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.study.StudyTests;

/** Packs what came out of a study into one archive. */
@Command(name = "pack", mixinStandardHelpOptions = true)
final class StudyPackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private ThreadsOption threads;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  @Option(names = "--weights")
  private boolean weights;

  @Override
  public Integer call() throws IOException {
    output.require(out);
    StudyRuns finder = folders.finder();
    Study study = options.study();
    StudyStatus status = finder.of(options.plan(finder, List.of()));
    StudyResult result = new StudyTests().test(status, threads.count(), (run, done, all) -> {});
    SearchStatus trials =
        study.search().isPresent() ? new StudySearches(finder).of(study, List.of()) : null;
    StudyArchive.pack(out, status, result, trials, weights);
    long kilobytes = (Files.size(out) + 1023) / 1024;
    spec.commandLine()
        .getOut()
        .println(
            CliTexts.format(
                "study.packed",
                out.toString(),
                Integer.toString(result.finished()),
                Integer.toString(result.runs()),
                Long.toString(kilobytes)));
    json.print(
        spec.commandLine().getOut(),
        Map.of("file", out.toString(), "runs", result.finished(), "bytes", Files.size(out)));
    return ExitCode.OK;
  }
}
