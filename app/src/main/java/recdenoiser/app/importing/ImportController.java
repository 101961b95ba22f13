package recdenoiser.app.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.data.FileImport;
import recdenoiser.app.importing.ImportModel.Stage;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.ActionColumns;
import recdenoiser.engine.data.importing.Detection;
import recdenoiser.engine.data.importing.FileLayout;
import recdenoiser.engine.data.importing.ImportCancelled;
import recdenoiser.engine.data.importing.ImportJob;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.TimeNotation;

/** Looks at files and imports them off the JavaFX thread; of several looks the newest counts. */
public final class ImportController implements FileImport {
  private static final Logger LOG = LoggerFactory.getLogger(ImportController.class);

  private final Texts texts = Texts.bundle("importing");
  private final ImportModel model;
  private final Background background;
  private final InstantSource clock;
  private final Consumer<Path> onImported;
  private final Latest looks;
  private ImportWork work;

  /**
   * @param onImported called with the file of a data set that has just been imported
   */
  public ImportController(
      ImportModel model, Background background, InstantSource clock, Consumer<Path> onImported) {
    this.model = model;
    this.background = background;
    this.clock = clock;
    this.onImported = onImported;
    this.looks = new Latest(background);
  }

  @Override
  public void look(Path file, Runnable onShown, Consumer<? super Exception> onFailed) {
    if (model.stageProperty().get() == Stage.IMPORTING) {
      onShown.run();
      return;
    }
    looks.run(
        () -> new FirstLook(Understanding.of(file, ""), targetFolder(file)),
        first -> {
          model.open(file, first.understanding(), first.folder());
          onShown.run();
        },
        onFailed);
  }

  private record FirstLook(Understanding understanding, Path folder) {}

  /** Beside the file, or at home where nothing can be written there. */
  private static Path targetFolder(Path file) {
    Path beside = file.toAbsolutePath().getParent();
    return Files.isWritable(beside)
        ? beside
        : Path.of(System.getProperty("user.home"), "recdenoiser-data");
  }

  /** Whether a file is being read, so that {@link #drain} has something to tell now and then. */
  public boolean isImporting() {
    return model.stageProperty().get() == Stage.IMPORTING;
  }

  @Override
  public void cancelLook() {
    looks.cancel();
  }

  /** Looks at another file within the zip. */
  void correctEntry(String entry) {
    ImportPlan plan = model.planProperty().get();
    correct(
        new ImportPlan(entry, plan.layout(), plan.columns(), plan.times(), plan.encoding()),
        file -> Understanding.of(file, entry));
  }

  void correctLayout(FileLayout layout) {
    ImportPlan plan = model.planProperty().get();
    List<String> columns = Understanding.names(model.lookProperty().get());
    correct(plan.with(layout), file -> Understanding.of(file, plan, layout, columns));
  }

  void correctColumns(ActionColumns columns) {
    ImportPlan plan = model.planProperty().get();
    correct(plan.with(columns), file -> Understanding.of(file, plan, columns));
  }

  void correctTimes(TimeNotation times) {
    ImportPlan plan = model.planProperty().get();
    ImportPlan corrected = plan.with(times);
    correct(corrected, file -> Understanding.of(file, corrected));
  }

  /** Takes all corrections back. */
  void asFound() {
    ImportPlan found = model.foundProperty().get();
    correct(found, file -> Understanding.of(file, found.entry()));
  }

  /** Makes something of a file. */
  @FunctionalInterface
  private interface Look {
    Understanding at(Path file);
  }

  private void correct(ImportPlan corrected, Look look) {
    Path file = model.fileProperty().get();
    model.correct(corrected);
    Callable<Understanding> looked = () -> look.at(file);
    looks.run(looked, model::show, cause -> model.showProblem(sentence(cause)));
  }

  /** Imports the file as it stands there. */
  void start() {
    if (!model.readyProperty().get()) {
      return;
    }
    Path folder = model.targetFolder().orElseThrow();
    Path file = model.fileProperty().get();
    ImportPlan plan = model.planProperty().get();
    Detection detection = model.lookProperty().get().detection(plan);
    ImportRecipe recipe = model.options().recipe();
    String name = model.nameProperty().get().strip();
    ImportWork begun = new ImportWork(clock.millis());
    work = begun;
    model.begin();
    background.run(
        () -> new ImportJob(file, detection, recipe, name, folder).run(begun),
        this::imported,
        this::failed);
  }

  /** Brings the news of the importing thread; called many times a second. */
  public void drain() {
    if (work != null && model.stageProperty().get() == Stage.IMPORTING) {
      model.advance(work.progress(clock.millis()));
    }
  }

  /** Stops the import; nothing of it is left. */
  void stop() {
    if (work != null) {
      model.stop();
      work.stop();
    }
  }

  private void imported(ImportJob.Result result) {
    model.finish(result);
    onImported.accept(result.packed());
  }

  private void failed(Exception cause) {
    model.fail(cause instanceof ImportCancelled ? texts.get("failure.cancelled") : sentence(cause));
  }

  private String sentence(Exception cause) {
    if (!(cause instanceof DataProblem)) {
      LOG.error("Importing {} failed.", model.fileProperty().get(), cause);
    }
    String message = cause.getMessage();
    return message == null
        ? texts.get("failure.unknown", cause.getClass().getSimpleName())
        : Understanding.plainly(model.fileProperty().get(), message);
  }

  @Override
  public void close() {
    if (model.stageProperty().get() != Stage.IMPORTING) {
      looks.cancel();
      model.close();
    }
  }
}
