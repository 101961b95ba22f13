package recdenoiser.app.importing;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.ImportJob;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportPreview;

/** An import from the first look at a file to its result. */
public final class ImportModel {
  /** How far it is. */
  public enum Stage {
    /** Nothing is being imported. */
    CLOSED,
    /** A person looks at how the file is understood, and corrects it. */
    CHOOSING,
    /** It is being read. */
    IMPORTING,
    /** It has been. */
    DONE
  }

  private final Texts texts = Texts.bundle("importing");
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage", Stage.CLOSED);
  private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>(this, "file");
  private final ReadOnlyObjectWrapper<FileLook> look = new ReadOnlyObjectWrapper<>(this, "look");
  private final ReadOnlyObjectWrapper<ImportPlan> plan = new ReadOnlyObjectWrapper<>(this, "plan");
  private final ReadOnlyObjectWrapper<ImportPlan> found =
      new ReadOnlyObjectWrapper<>(this, "found");
  private final ReadOnlyObjectWrapper<ImportPreview> preview =
      new ReadOnlyObjectWrapper<>(this, "preview");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
  private final ReadOnlyStringWrapper targetProblem =
      new ReadOnlyStringWrapper(this, "targetProblem", "");
  private final ReadOnlyObjectWrapper<ImportProgress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", ImportProgress.NONE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(this, "stopping");
  private final ReadOnlyObjectWrapper<ImportJob.Result> result =
      new ReadOnlyObjectWrapper<>(this, "result");
  private final ImportOptions options = new ImportOptions();
  private final BooleanBinding ready;

  public ImportModel() {
    name.subscribe(this::checkTarget);
    folder.subscribe(this::checkTarget);
    ready =
        stage
            .isEqualTo(Stage.CHOOSING)
            .and(looking.not())
            .and(problem.isEmpty())
            .and(targetProblem.isEmpty())
            .and(options.goodProperty());
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** What is imported; null while nothing is. */
  public ReadOnlyObjectProperty<Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** What there is to choose from. */
  public ReadOnlyObjectProperty<FileLook> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** How the file is understood now. */
  public ReadOnlyObjectProperty<ImportPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** How it was understood before anything was corrected. */
  public ReadOnlyObjectProperty<ImportPlan> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The first actions as they are understood; null if they are not. */
  public ReadOnlyObjectProperty<ImportPreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Whether the preview is being made. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** One sentence why the plan does not fit the file; empty if it does. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** One sentence why the last import ended without a data set; empty if it did not. */
  public ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  public ImportOptions options() {
    return options;
  }

  /** Of the data set. */
  public StringProperty nameProperty() {
    return name;
  }

  /** That the data set is written to. */
  public StringProperty folderProperty() {
    return folder;
  }

  /** What is wrong with the name or the folder; empty if nothing. */
  public ReadOnlyStringProperty targetProblemProperty() {
    return targetProblem.getReadOnlyProperty();
  }

  /** Whether the import can begin. */
  public BooleanBinding readyProperty() {
    return ready;
  }

  public ReadOnlyObjectProperty<ImportProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Whether the import has been told to stop and has not yet. */
  public ReadOnlyBooleanProperty stoppingProperty() {
    return stopping.getReadOnlyProperty();
  }

  /** What has become of it; null before. */
  public ReadOnlyObjectProperty<ImportJob.Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  private void checkTarget() {
    if (!ImportJob.isName(name.get().strip())) {
      targetProblem.set(texts.get("target.badName", name.get().strip()));
    } else if (targetFolder().isEmpty()) {
      targetProblem.set(texts.get("target.badFolder"));
    } else {
      targetProblem.set("");
    }
  }

  Optional<Path> targetFolder() {
    try {
      String text = folder.get().strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  void open(Path newFile, Understanding understanding, Path newFolder) {
    file.set(newFile);
    options.reset();
    found.set(understanding.plan());
    name.set(ImportJob.nameOf(newFile));
    folder.set(newFolder.toString());
    result.set(null);
    failure.set("");
    show(understanding);
    stage.set(Stage.CHOOSING);
  }

  /** Shows a correction at once; what it makes of the file follows. */
  void correct(ImportPlan corrected) {
    failure.set("");
    looking.set(true);
    plan.set(corrected);
  }

  void show(Understanding understanding) {
    looking.set(false);
    look.set(understanding.look());
    plan.set(understanding.plan());
    options.fit(understanding.plan());
    preview.set(understanding.preview());
    problem.set(understanding.problem());
  }

  void showProblem(String sentence) {
    looking.set(false);
    preview.set(null);
    problem.set(sentence);
  }

  void begin() {
    failure.set("");
    stopping.set(false);
    progress.set(ImportProgress.NONE);
    stage.set(Stage.IMPORTING);
  }

  void advance(ImportProgress news) {
    progress.set(news);
  }

  void stop() {
    stopping.set(true);
  }

  void fail(String sentence) {
    failure.set(sentence);
    stage.set(Stage.CHOOSING);
  }

  void finish(ImportJob.Result done) {
    result.set(done);
    stage.set(Stage.DONE);
  }

  void close() {
    stage.set(Stage.CLOSED);
    result.set(null);
    preview.set(null);
  }
}
