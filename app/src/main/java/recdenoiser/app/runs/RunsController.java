package recdenoiser.app.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Failure;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.MoreEpochs;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.run.TestAsItStands;
import recdenoiser.engine.run.library.AboutFile;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.LibraryState;
import recdenoiser.engine.run.library.LiveLibrary;
import recdenoiser.engine.run.library.RunAbout;
import recdenoiser.engine.run.library.RunField;
import recdenoiser.engine.run.library.RunFields;
import recdenoiser.engine.run.library.RunRow;
import recdenoiser.engine.run.library.RunSheet;
import recdenoiser.engine.run.library.RunTrash;
import recdenoiser.engine.run.library.RunTrash.Trashed;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.study.RunVariation;
import recdenoiser.engine.train.TrainingEvent;

/** Reads, watches and changes the library of runs off the JavaFX thread. */
public final class RunsController implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String SEEDS = "seeds";

  private final Texts texts = Texts.bundle("runs");
  private final RunsModel model;
  private final Path runsDirectory;
  private final Background background;
  private final RunActions actions;
  private final TableLayout layout;
  private CellWidths ruled;
  private boolean closed;
  private final RunTrash trash;
  private final Latest filtering;
  private final Latest measuring;
  private final Latest reading;
  private final Latest looking;
  private LiveLibrary library;
  private List<Trashed> undoable = List.of();

  /** Folder of a run that is to be opened as soon as it is known; null for none. */
  private Path wanted;

  /**
   * @param runsDirectory the program's own folder of runs
   * @param preferences remember columns, filters and folders
   */
  public RunsController(
      RunsModel model,
      Path runsDirectory,
      Preferences preferences,
      Background background,
      RunActions actions) {
    this(model, runsDirectory, preferences, background, actions, RunTrash.ofSystem());
  }

  RunsController(
      RunsModel model,
      Path runsDirectory,
      Preferences preferences,
      Background background,
      RunActions actions,
      RunTrash trash) {
    this.model = model;
    this.runsDirectory = runsDirectory;
    this.background = background;
    this.actions = actions;
    this.layout = new TableLayout(preferences);
    this.trash = trash;
    this.filtering = new Latest(background);
    this.measuring = new Latest(background);
    this.reading = new Latest(background);
    this.looking = new Latest(background);
    remember();
  }

  private void remember() {
    model.folders().add(runsDirectory);
    layout.folders().stream().map(Path::of).forEach(model.folders()::add);
    model.columns().setAll(layout.columns());
    model.setQuery(layout.query());
    model.detailsShownProperty().set(layout.details().orElse(false));
    model.detailsShownProperty().subscribe(this::showDetails);
    model.columns().addListener((ListChangeListener<String>) change -> columnsChanged());
    model.selected().addListener((ListChangeListener<RunRow>) change -> readDetails());
  }

  private List<String> columns() {
    return List.copyOf(model.columns());
  }

  TableLayout layout() {
    return layout;
  }

  public Path runsDirectory() {
    return runsDirectory;
  }

  /** From now on what happens in the folders is seen. */
  public void watch() {
    if (library == null) {
      library = new LiveLibrary(PAUSE, state -> Platform.runLater(() -> takeNews(state)));
      library.watch(List.copyOf(model.folders()));
    } else {
      library.lookAgain();
    }
  }

  /** What was on its way when the window closed is not worked on any more. */
  private void takeNews(LibraryState state) {
    if (!closed) {
      take(state);
    }
  }

  void take(LibraryState state) {
    model.setLibrary(state);
    if (!state.problems().isEmpty()) {
      model.setProblem(state.problems().values().iterator().next());
    }
    filter();
    if (wanted != null) {
      openWanted();
    }
  }

  /** Shows other runs, or shows them otherwise. */
  public void show(LibraryQuery wanted) {
    if (!wanted.equals(model.queryProperty().get())) {
      model.setQuery(wanted);
      layout.keepQuery(wanted);
      filter();
    }
  }

  private void filter() {
    LibraryQuery query = model.queryProperty().get();
    List<LibraryEntry> entries = model.libraryProperty().get().entries();
    List<RunField> fields = fields();
    CellWidths widths = widths();
    filtering.run(
        () -> {
          List<RunRow> rows = query.of(entries);
          return new Shown(rows, widths.of(fields, rows));
        },
        shown -> {
          model.setFilterProblem("");
          model.setRows(shown.rows());
          model.setCellWidths(shown.widths());
        },
        problem -> model.setFilterProblem(Failure.sentence(problem)));
  }

  /** Letters are measured when there are rows to be shown, not while the window opens. */
  private CellWidths widths() {
    if (ruled == null) {
      ruled = new CellWidths(TextRuler.plain(), texts);
    }
    return ruled;
  }

  private record Shown(List<RunRow> rows, Map<String, Double> widths) {}

  private void columnsChanged() {
    layout.keepColumns(columns());
    List<RunField> fields = fields();
    List<RunRow> rows = List.copyOf(model.rows());
    CellWidths widths = widths();
    measuring.run(() -> widths.of(fields, rows), model::setCellWidths, this::failed);
  }

  /** Those of the columns, and how many seeds there are in a group. */
  private List<RunField> fields() {
    return Stream.concat(model.columns().stream(), Stream.of(SEEDS))
        .distinct()
        .map(RunFields::get)
        .toList();
  }

  /** Opens one more folder of runs. */
  public void addFolder(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    boolean open =
        model.folders().stream().anyMatch(f -> f.toAbsolutePath().normalize().equals(absolute));
    if (!open) {
      model.folders().add(absolute);
      foldersChanged();
    }
  }

  /** Closes a folder of runs; the program's own stays. */
  public void removeFolder(Path folder) {
    if (!folder.equals(runsDirectory) && model.folders().remove(folder)) {
      foldersChanged();
    }
  }

  private void foldersChanged() {
    layout.keepFolders(model.folders().stream().skip(1).map(Path::toString).toList());
    if (library != null) {
      library.watch(List.copyOf(model.folders()));
    }
  }

  /** Shows the curves and masks of the one run that is chosen. */
  public void openChosen() {
    single().ifPresent(this::open);
  }

  /** Shows the run in this folder, at once or when it is found in the folders that are open. */
  public void open(Path folder) {
    wanted = folder.toAbsolutePath().normalize();
    watch();
    openWanted();
  }

  private void openWanted() {
    model.libraryProperty().get().entries().stream()
        .filter(entry -> entry.path().toAbsolutePath().normalize().equals(wanted))
        .findFirst()
        .ifPresent(
            entry -> {
              wanted = null;
              open(entry);
            });
  }

  private void open(LibraryEntry entry) {
    if (!entry.readable()) {
      model.setProblem(entry.problem());
      return;
    }
    reading.run(() -> RunHistory.read(entry.folder()), events -> show(entry, events), this::failed);
  }

  /** Back to the table. */
  public void closeOpened() {
    reading.cancel();
    model.setOpened(null);
  }

  public void resumeChosen() {
    single()
        .filter(entry -> entry.run().resumable())
        .ifPresent(entry -> actions.resume().accept(entry.path()));
  }

  public void setUpChosen() {
    single().filter(LibraryEntry::readable).ifPresent(actions.setUp());
  }

  /** Looks at a study of the chosen run in which one thing is varied. */
  void varyChosen(RunVariation variation) {
    single()
        .filter(LibraryEntry::readable)
        .ifPresent(
            run ->
                background.run(
                    () -> variation.of(run.record()),
                    study -> {
                      model.setProblem("");
                      actions.study().accept(study);
                    },
                    this::failed));
  }

  public void compareChosen() {
    List<Path> paths =
        model.chosen().stream().filter(LibraryEntry::readable).map(LibraryEntry::path).toList();
    if (paths.size() >= 2) {
      actions.compare().accept(paths);
    }
  }

  public void inspectChosen() {
    single().ifPresent(entry -> actions.inspect().accept(entry.path()));
  }

  public void showMasksOfChosen() {
    single().ifPresent(actions.masks());
  }

  /** Tests the chosen run as it stands. */
  public void testChosen(int threads) {
    single()
        .ifPresent(
            entry ->
                work(
                    texts.get("busy.test", entry.title()),
                    () -> TestAsItStands.record(entry.path(), threads),
                    RunSummary::message));
  }

  /**
   * Gives the chosen run more epochs and lets it go on.
   *
   * @param patience evaluations without improvement; 0 never stops early
   */
  public void extendChosen(int epochs, int patience) {
    single()
        .ifPresent(
            entry ->
                work(
                    texts.get("busy.extend", entry.title()),
                    () -> MoreEpochs.give(entry.path(), epochs, patience),
                    extension -> {
                      actions.resume().accept(entry.path());
                      return extension.difference();
                    }));
  }

  /** Changes what is written to a run. */
  public void change(LibraryEntry entry, UnaryOperator<RunAbout> change) {
    changeAll(List.of(entry), change);
  }

  /** Archives the chosen runs, which hides them, or brings them back. */
  public void archiveChosen() {
    List<LibraryEntry> chosen = model.chosen();
    boolean archive = chosen.stream().anyMatch(entry -> !entry.about().archived());
    changeAll(chosen, about -> about.archived(archive));
  }

  private void changeAll(List<LibraryEntry> entries, UnaryOperator<RunAbout> change) {
    work(
        "",
        () -> {
          for (LibraryEntry entry : entries) {
            AboutFile.change(entry.folder(), change);
          }
          return "";
        },
        done -> done);
  }

  /** Moves the chosen runs into the trash; those that are under way stay. */
  public void trashChosen() {
    List<LibraryEntry> chosen = model.chosen();
    if (chosen.isEmpty()) {
      return;
    }
    model.setProblem("");
    List<Trashed> moved = new ArrayList<>();
    background.run(
        () -> {
          for (LibraryEntry entry : chosen) {
            moved.add(trash.move(entry.path()));
          }
          return moved;
        },
        this::trashed,
        problem -> {
          trashed(moved);
          failed(problem);
        });
  }

  private void trashed(List<Trashed> moved) {
    if (!moved.isEmpty()) {
      undoable = List.copyOf(moved);
      model.setUndo(
          moved.size() == 1
              ? texts.get("trashed.one", moved.get(0).original().getFileName().toString())
              : texts.get("trashed.many", Integer.toString(moved.size())));
    }
    lookAgain();
  }

  /** Brings back what was moved into the trash last. */
  public void undo() {
    List<Trashed> back = undoable;
    forgetUndo();
    if (!back.isEmpty()) {
      work(
          "",
          () -> {
            for (Trashed one : back) {
              trash.restore(one);
            }
            return "";
          },
          done -> done);
    }
  }

  /** What is in the trash stays there. */
  public void forgetUndo() {
    undoable = List.of();
    model.setUndo("");
  }

  /** Writes the table as it is shown. */
  public void export(Path file, RunSheet.Format format, List<RunRow> rows) {
    List<RunField> fields = model.columns().stream().map(RunFields::get).toList();
    work(
        "",
        () -> {
          String text = new RunSheet(fields, rows).write(format);
          AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
          return texts.get("exported", file.toString());
        },
        done -> done);
  }

  private <T> void work(String busy, Callable<T> work, Function<T, String> said) {
    model.setProblem("");
    model.setBusy(busy);
    background.run(
        work,
        done -> {
          model.setBusy("");
          model.setProblem(said.apply(done));
          lookAgain();
        },
        problem -> {
          model.setBusy("");
          failed(problem);
        });
  }

  private void lookAgain() {
    if (library != null) {
      library.lookAgain();
    }
  }

  private Optional<LibraryEntry> single() {
    List<LibraryEntry> chosen = model.chosen();
    return chosen.size() == 1 ? Optional.of(chosen.get(0)) : Optional.empty();
  }

  private void showDetails(boolean shown) {
    layout.keepDetails(shown);
    readDetails();
  }

  private void readDetails() {
    LibraryEntry entry = single().orElse(null);
    if (entry == null || !model.detailsShownProperty().get()) {
      looking.cancel();
      model.setDetails(null);
      return;
    }
    looking.run(() -> RunDetails.read(entry), model::setDetails, this::failed);
  }

  private void show(LibraryEntry entry, List<TrainingEvent> events) {
    model.setProblem("");
    RunRecord record = entry.record();
    model.run().replay(record.config(), entry.path(), events, entry.state());
    model.run().setShortages(record.data().shortages());
    actions.opened().accept(entry);
    model.setOpened(entry);
  }

  /** Says why something cannot be done. */
  void refuse(String sentence) {
    model.setProblem(sentence);
  }

  private void failed(Exception cause) {
    model.setProblem(Failure.sentence(cause));
  }

  @Override
  public void close() {
    closed = true;
    if (library != null) {
      library.close();
    }
  }
}
