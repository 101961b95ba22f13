package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.Detection;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.ImportJob;
import recdenoiser.engine.data.importing.ImportManifest;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportPreview;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.importing.ImportStep;
import recdenoiser.engine.data.importing.Importer;
import recdenoiser.engine.data.importing.RejectedLine;
import recdenoiser.engine.data.importing.TimeNotation;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

/** Brings in a file as it was downloaded. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final int PREVIEWED = 10;

  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = ".")
  private Path folder;

  @Option(names = "--name", paramLabel = "NAME")
  private String name;

  @Option(names = "--preview")
  private boolean preview;

  @Option(names = "--entry", paramLabel = "NAME", defaultValue = "")
  private String entry;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format;

  @Option(names = "--separator", paramLabel = "TEXT")
  private String separator;

  @Option(names = "--header", negatable = true)
  private Boolean header;

  @Option(names = "--user", paramLabel = "COLUMN")
  private String user;

  @Option(names = "--item", paramLabel = "COLUMN")
  private String item;

  @Option(names = "--rating", paramLabel = "COLUMN")
  private String rating;

  @Option(names = "--time", paramLabel = "COLUMN")
  private String time;

  @Option(names = "--times", paramLabel = "HOW")
  private TimeNotation times;

  @Option(names = "--min-rating", paramLabel = "N", defaultValue = "0")
  private double minRating;

  @Option(names = "--duplicates", paramLabel = "WHICH", defaultValue = "KEPT")
  private Duplicates duplicates;

  @Option(names = "--min-user-actions", paramLabel = "N", defaultValue = "0")
  private int minUserActions;

  @Option(names = "--min-item-actions", paramLabel = "N", defaultValue = "0")
  private int minItemActions;

  @Option(names = "--core-rule", paramLabel = "RULE", defaultValue = "ONCE")
  private CoreRule coreRule;

  @Option(names = "--min-length", paramLabel = "N", defaultValue = "0")
  private int minLength;

  @Option(names = "--max-users", paramLabel = "N", defaultValue = "0")
  private int maxUsers;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
  private long seed;

  @Option(names = "--most-rejected", paramLabel = "SHARE", defaultValue = "0.01")
  private double mostRejected;

  @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "")
  private String encoding;

  @Option(names = "--keep-markers")
  private boolean keepMarkers;

  @Override
  public Integer call() {
    checkRanges();
    Detection detection = Importer.detect(file, entry, encoding);
    if (item == null && user == null) {
      detection.requireChosen(file);
    }
    ImportPlan plan = corrected(detection.plan());
    PrintWriter out = spec.commandLine().getOut();
    print(out, plan);
    List<Doubt> doubts = stillOpen(detection);
    if (preview) {
      doubts.forEach(doubt -> out.println(doubt.sentence()));
      ImportPreview shown = ImportPreview.of(file, plan, PREVIEWED);
      print(out, shown);
      json.print(out, Map.of("plan", plan, "preview", shown));
      return ExitCode.OK;
    }
    String named = name == null ? ImportJob.nameOf(file) : name;
    ProgressReport progress = new ProgressReport(spec.commandLine().getErr());
    long begin = System.nanoTime();
    ImportJob.Result result =
        new ImportJob(file, new Detection(plan, doubts, ""), recipe(), named, folder)
            .run(progress::importing);
    progress.end();
    print(out, result, (System.nanoTime() - begin) / 1e9);
    json.print(out, Map.of("file", result.packed().toString(), "manifest", result.manifest()));
    return ExitCode.OK;
  }

  /** Where a person has chosen, nothing is in doubt. */
  private List<Doubt> stillOpen(Detection detection) {
    return detection.doubts().stream()
        .filter(
            doubt ->
                switch (doubt.kind()) {
                  case OTHER_ITEM -> item == null;
                  case USER_MISSING -> user == null;
                  case MONTH_OR_DAY, NO_YEAR -> times == null && time == null;
                  case TIME_NOT_USED, TIME_NOT_UNDERSTOOD -> time == null;
                  default -> true;
                })
        .toList();
  }

  private void checkRanges() {
    if (!encoding.isEmpty() && !isEncoding(encoding)) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("import.badEncoding", encoding));
    }
    check(mostRejected >= 0 && mostRejected <= 1, "--most-rejected", "0", "1");
    check(minRating >= 0 && minRating <= 1e9, "--min-rating", "0", "1e9");
    int least = Math.min(Math.min(minUserActions, minItemActions), Math.min(minLength, maxUsers));
    check(least >= 0, "--min-…, --max-users", "0", "2147483647");
    if (name != null && !ImportJob.isName(name)) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("import.badName", name));
    }
  }

  private static boolean isEncoding(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private void check(boolean good, String option, String least, String most) {
    if (!good) {
      throw new ParameterException(
          spec.commandLine(), CliTexts.format("import.range", option, least, most));
    }
  }

  private ImportRecipe recipe() {
    return new ImportRecipe(
        minRating,
        duplicates,
        minUserActions,
        minItemActions,
        coreRule,
        minLength,
        maxUsers,
        seed,
        mostRejected,
        keepMarkers);
  }

  private ImportPlan corrected(ImportPlan found) {
    FileLayout layout =
        new FileLayout(
            format == null ? found.layout().format() : format,
            separator == null ? found.layout().separator() : separator.replace("\\t", "\t"),
            header == null ? found.layout().header() || namesColumns(found) : header,
            found.layout().lists());
    ActionColumns columns = found.columns();
    ActionColumns chosen =
        new ActionColumns(
            user == null ? columns.user() : user,
            item == null ? columns.item() : item,
            rating == null ? columns.rating() : rating,
            time == null ? columns.time() : time,
            item == null ? columns.history() : "");
    ImportPlan laid = found.with(layout);
    ImportPlan plan = chosen.equals(columns) ? laid : FileLook.corrected(file, laid, chosen);
    return times == null ? plan : plan.with(times);
  }

  /** Columns that are asked for by name have a line of names. */
  private boolean namesColumns(ImportPlan found) {
    boolean table = found.layout().format() == Format.TEXT || found.layout().format() == Format.CSV;
    return table
        && Stream.of(user, item, rating, time)
            .anyMatch(column -> column != null && !column.isEmpty() && !column.matches("\\d+"));
  }

  private static void print(PrintWriter out, ImportPlan plan) {
    ActionColumns columns = plan.columns();
    String separator = plan.layout().separator();
    row(out, "format", plan.layout().format().toString());
    if (!separator.isEmpty()) {
      row(
          out,
          "separator",
          CliTexts.format(
              switch (separator) {
                case "\t" -> "import.tab";
                case FileLayout.BLANKS -> "import.blanks";
                default -> "import.text";
              },
              separator));
    }
    if (!plan.entry().isEmpty()) {
      row(out, "entry", plan.entry());
    }
    if (!columns.user().isEmpty()) {
      String key = plan.layout().header() || separator.isEmpty() ? "named" : "numbered";
      row(
          out,
          "columns",
          CliTexts.format(
              "import." + key,
              columns.user(),
              columns.hasHistory() ? items(columns) : columns.item(),
              columns.rating().isEmpty() ? CliTexts.format("import.none") : columns.rating(),
              columns.time().isEmpty() ? CliTexts.format("import.none") : columns.time()));
    }
    if (plan.hasTimes()) {
      row(out, "times", plan.times().toString());
    }
  }

  private static String items(ActionColumns columns) {
    return columns.history() + (columns.item().isEmpty() ? "" : " + " + columns.item());
  }

  private static void print(PrintWriter out, ImportPreview preview) {
    out.println();
    for (ImportPreview.Row row : preview.rows()) {
      out.println(
          CliTexts.format(
              "import.previewRow",
              Long.toString(row.line()),
              row.user(),
              row.item(),
              orNone(row.rating()),
              orNone(row.date())));
    }
    for (RejectedLine rejected : preview.rejected()) {
      out.println(
          CliTexts.format("import.rejectedRow", Long.toString(rejected.line()), rejected.reason()));
    }
  }

  private static void print(PrintWriter out, ImportJob.Result result, double seconds) {
    ImportManifest manifest = result.manifest();
    manifest.reading(result.sequences()).sentences().forEach(out::println);
    out.println();
    for (ImportStep step : manifest.steps()) {
      out.println(
          CliTexts.format(
              "import.step." + step.kind(),
              count(step.removed()),
              count(step.users()),
              count(step.items()),
              count(step.actions()),
              count(step.moved())));
    }
    Sequences data = result.sequences();
    if (data.hasTitles() || data.hasGenres()) {
      out.println(CliTexts.format(data.hasGenres() ? "import.genres" : "import.titles"));
    }
    if (data.actionCount() == data.userCount()) {
      out.println(CliTexts.format("import.oneEach"));
    }
    if (result.rejectedFile() != null) {
      out.println(CliTexts.format("import.rejected", result.rejectedFile().toString()));
    }
    out.println(
        CliTexts.format(
            result.already() ? "import.already" : "import.written",
            result.packed().toString(),
            manifest.name(),
            manifest.version(),
            DataTable.seconds(seconds)));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? CliTexts.format("import.none") : text;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void row(PrintWriter out, String key, String value) {
    out.println(String.format(Locale.ROOT, "%-12s %s", CliTexts.format("import." + key), value));
  }
}
