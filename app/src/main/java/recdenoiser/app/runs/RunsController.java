package recdenoiser.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.train.TrainingEvent;

/** Reads the directory of runs and single runs off the JavaFX thread. */
public final class RunsController {
  private final RunsModel model;
  private final Path runsDirectory;
  private final Consumer<RunLibrary.Entry> onOpened;
  private final Consumer<Path> resume;
  private final Latest listing;
  private final Latest reading;

  /**
   * @param onOpened hears of every run whose curves are shown
   * @param resume lets the run in a folder go on
   */
  public RunsController(
      RunsModel model,
      Path runsDirectory,
      Background background,
      Consumer<RunLibrary.Entry> onOpened,
      Consumer<Path> resume) {
    this.model = model;
    this.runsDirectory = runsDirectory;
    this.onOpened = onOpened;
    this.resume = resume;
    this.listing = new Latest(background);
    this.reading = new Latest(background);
  }

  public Path runsDirectory() {
    return runsDirectory;
  }

  /** Reads the list anew; the chosen run stays chosen. */
  public void refresh() {
    listing.run(() -> RunLibrary.list(runsDirectory), this::listed, this::failed);
  }

  /** Shows the curves and masks of the chosen run. */
  public void openChosen() {
    RunLibrary.Entry entry = model.chosenProperty().get();
    if (entry == null) {
      return;
    }
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
    RunLibrary.Entry entry = model.chosenProperty().get();
    if (entry != null && entry.resumable()) {
      resume.accept(entry.folder().path());
    }
  }

  private void listed(List<RunLibrary.Entry> found) {
    model.setProblem("");
    Optional<Path> before =
        Optional.ofNullable(model.chosenProperty().get()).map(entry -> entry.folder().path());
    model.entries().setAll(found);
    model
        .chosenProperty()
        .set(
            found.stream()
                .filter(entry -> before.filter(entry.folder().path()::equals).isPresent())
                .findFirst()
                .orElse(null));
  }

  private void show(RunLibrary.Entry entry, List<TrainingEvent> events) {
    model.setProblem("");
    Path folder = entry.folder().path();
    model.run().replay(entry.record().config(), folder, events, entry.state());
    onOpened.accept(entry);
    model.setOpened(entry);
  }

  private void failed(Exception cause) {
    model.setProblem(cause.getMessage() == null ? cause.toString() : cause.getMessage());
  }
}
