package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.study.SearchChange;
import recdenoiser.engine.study.Studies;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyArchive;
import recdenoiser.engine.study.StudyChange;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyResultFile;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;

/** Which study a command is about, on which data, and what is to be done otherwise than it says. */
final class StudyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "STUDY", descriptionKey = "study")
  private String name;

  @Option(names = "--quick", descriptionKey = "studyQuick")
  private boolean quick;

  @Option(names = "--data", paramLabel = "[NAME=]FILE", descriptionKey = "studyData")
  private List<String> data = new ArrayList<>();

  @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "studySet")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "SEED", split = ",", descriptionKey = "studySeeds")
  private List<Long> seeds = new ArrayList<>();

  @Option(names = "--points", paramLabel = "AXIS=A;B", descriptionKey = "studyPoints")
  private List<String> points = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "TRIALS[,EPOCHS[,KEEP]]",
      hideParamSyntax = true,
      split = ",",
      descriptionKey = "studyBudget")
  private List<Integer> budget = new ArrayList<>();

  @Option(names = "--search", paramLabel = "NAME=RANGE", descriptionKey = "studySearch")
  private List<String> ranges = new ArrayList<>();

  /**
   * @throws IOException if its file cannot be read
   * @throws ParameterException if there is no such study, or what is to be done otherwise cannot be
   */
  Study study() throws IOException {
    try {
      Study study = find();
      if (quick) {
        study = study.asQuick();
      }
      study = study.with(new StudyChange(List.of(), changes(), seeds, points()));
      study = study.searching(search());
      return data.isEmpty() ? study : onlyOn(study, files(study));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * The runs of the study; where it searches, of what was chosen so far.
   *
   * @param queue what waits to be run
   * @throws ParameterException if it cannot be run
   */
  StudyPlan plan(StudyRuns finder, List<QueueEntry> queue) throws IOException {
    Study study = study();
    try {
      return study.search().isPresent()
          ? new StudySearches(finder).tuned(study, queue)
          : StudyPlan.of(study);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** From what {@code study table --format json} or {@code study pack} wrote. */
  static StudyResult result(Path from) throws IOException {
    return StudyArchive.isNamedLikeOne(from)
        ? StudyArchive.result(from)
        : StudyResultFile.read(from);
  }

  /** The measure of that name, or the first. */
  static StudyMeasure measure(CommandSpec spec, StudyResult result, String name) {
    List<StudyMeasure> all = result.study().measures();
    if (name == null) {
      return all.get(0);
    }
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    CliTexts.format(
                        "study.noMeasure",
                        name,
                        String.join(", ", all.stream().map(StudyMeasure::name).toList()))));
  }

  private Study find() throws IOException {
    boolean file = name.endsWith(".json") || Files.isRegularFile(Path.of(name));
    return file ? StudyFile.read(Path.of(name)) : Studies.load(name);
  }

  /** What is named is what it is run on; other data that a study ships with a file are left out. */
  private static Study onlyOn(Study study, Map<String, String> files) {
    Study bound = study.on(files);
    return bound.with(
        new StudyChange(
            bound.data().stream().filter(one -> files.containsKey(one.name())).toList(),
            Map.of(),
            List.of(),
            Map.of()));
  }

  private Map<String, String> files(Study study) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String one : data) {
      int equals = one.indexOf('=');
      String file = one.substring(equals + 1);
      files.put(equals > 0 ? one.substring(0, equals) : nameOf(study, file), file);
    }
    return files;
  }

  /** The study's own name for a file that is called like it, or else the file's. */
  private static String nameOf(Study study, String file) {
    String last = file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
    String plain =
        last.replace(DataSets.SAMPLE, "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.[a-z0-9]+$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return study.data().stream()
        .map(one -> one.name())
        .filter(known -> plain.equals(known) || plain.startsWith(known + "-"))
        .findFirst()
        .orElse(plain.isEmpty() ? "data" : plain);
  }

  private SearchChange search() {
    if (budget.size() > 3) {
      throw new IllegalArgumentException(CliTexts.format("study.budget"));
    }
    Map<String, String> space = new LinkedHashMap<>();
    ranges.forEach(range -> space.put(before(range), range.substring(range.indexOf('=') + 1)));
    return new SearchChange(part(0), part(1), part(2), space);
  }

  private int part(int place) {
    return place < budget.size() ? budget.get(place) : SearchChange.SAME;
  }

  private Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    settings.forEach(
        setting -> changes.put(before(setting), setting.substring(setting.indexOf('=') + 1)));
    return changes;
  }

  private Map<String, List<String>> points() {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    points.forEach(
        one -> chosen.put(before(one), List.of(one.substring(one.indexOf('=') + 1).split(";"))));
    return chosen;
  }

  private static String before(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException(CliTexts.format("settingSyntax", assignment));
    }
    return assignment.substring(0, equals).strip();
  }
}
