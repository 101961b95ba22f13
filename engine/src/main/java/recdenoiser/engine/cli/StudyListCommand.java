package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.Studies;
import recdenoiser.engine.study.Study;

/** The studies that are shipped. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class StudyListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Study> studies = Studies.list();
    for (Study study : studies) {
      out.println(CliTexts.format("study.line", study.id(), study.title()));
    }
    json.print(
        out,
        Map.of(
            "studies",
            studies.stream()
                .map(study -> Map.of("id", study.id(), "title", study.title()))
                .toList()));
    return ExitCode.OK;
  }
}
