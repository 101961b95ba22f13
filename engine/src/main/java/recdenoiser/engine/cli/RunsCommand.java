package recdenoiser.engine.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.LibraryReader;
import recdenoiser.engine.run.library.LibraryState;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunFields;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.run.library.RunSheet;

/** Prints the library of runs. */
@Command(
    name = "runs",
    subcommands = {
      RunsTagCommand.class,
      RunsNoteCommand.class,
      RunsRenameCommand.class,
      RunsArchiveCommand.class,
      RunsTrashCommand.class,
      RunsRestoreCommand.class
    },
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private static final String SEEDS = "seeds";
  private static final List<String> COLUMNS =
      List.of("name", "data", "model", "differs", "state", "ndcg", "test.ndcg");
  private static final List<String> GROUP_COLUMNS =
      List.of("data", "model", "differs", "seeds", "ndcg", "test.ndcg", "test.hit.sampled");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      descriptionKey = "FOLDER",
      arity = "0..*",
      defaultValue = "runs")
  private List<Path> folders;

  @Option(names = "--columns", paramLabel = "FIELD", split = ",")
  private List<String> columns;

  @Option(names = "--sort", paramLabel = "FIELD")
  private String sort;

  @Option(names = "--where", paramLabel = "CONDITION", defaultValue = "")
  private String where;

  @Option(names = "--text", paramLabel = "WORDS", defaultValue = "")
  private String text;

  @Option(names = "--group-by", paramLabel = "SETTING", split = ",")
  private List<String> groupBy;

  @Option(names = "--archived")
  private boolean archived;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private RunSheet.Format format;

  @Override
  public Integer call() throws NoSuchFileException {
    try {
      print();
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print() throws NoSuchFileException {
    List<RunField> fields = fields();
    LibraryQuery query = query();
    LibraryState state = read();
    List<RunRow> rows = new ArrayList<>(query.of(state.entries()));
    sort(rows);
    if (rows.isEmpty()) {
      spec.commandLine().getErr().println(CliTexts.format("runs.empty"));
    }
    spec.commandLine().getOut().print(new RunSheet(fields, rows).write(format));
    spec.commandLine().getOut().flush();
  }

  private List<RunField> fields() {
    List<String> standard = groupBy == null ? COLUMNS : GROUP_COLUMNS;
    return (columns == null ? standard : columns).stream().map(RunFields::get).toList();
  }

  private LibraryQuery query() {
    boolean seeds = groupBy == null || groupBy.equals(List.of(SEEDS));
    List<String> parting =
        seeds ? List.of() : groupBy.stream().map(name -> RunFields.setting(name).name()).toList();
    return new LibraryQuery(archived, text, where, groupBy != null, parting);
  }

  private LibraryState read() throws NoSuchFileException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
    }
    LibraryState state = new LibraryReader().read(folders);
    state.problems().values().forEach(this::complain);
    state.entries().stream()
        .map(entry -> entry.problem())
        .filter(problem -> !problem.isEmpty())
        .forEach(this::complain);
    return state;
  }

  private void complain(String problem) {
    spec.commandLine().getErr().println(CliTexts.format("problem", problem));
  }

  private void sort(List<RunRow> rows) {
    if (sort != null) {
      boolean turned = sort.startsWith("-");
      RunField field = RunFields.get(turned ? sort.substring(1) : sort);
      rows.sort(LibraryQuery.order(field, field.largestFirst() != turned));
    }
  }
}
