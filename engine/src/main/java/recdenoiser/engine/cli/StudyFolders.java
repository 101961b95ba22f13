package recdenoiser.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import recdenoiser.engine.study.StudyRuns;

/** Where the runs of a study are. */
final class StudyFolders {
  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      descriptionKey = "studyRuns",
      showDefaultValue = Visibility.ALWAYS)
  private Path runs;

  @Option(names = "--reuse", paramLabel = "DIR", descriptionKey = "studyReuse")
  private List<Path> others = new ArrayList<>();

  Path runs() {
    return runs;
  }

  StudyRuns finder() {
    List<Path> all = new ArrayList<>();
    all.add(runs);
    all.addAll(others);
    return new StudyRuns(all);
  }
}
