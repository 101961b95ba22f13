package recdenoiser.app.dataset;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.data.FileImport;
import recdenoiser.app.data.OpenedData;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.CancelledByPerson;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.settings.SettingProblem;

/** Reads data sets off the JavaFX thread; of several requests the newest counts. */
public final class DatasetController {
  /** The data set that the first page offers. */
  public static final String SAMPLE = DataSets.SAMPLE + "shop";

  private static final Logger LOG = LoggerFactory.getLogger(DatasetController.class);

  private final Texts texts = Texts.bundle("dataset");
  private final DatasetModel model;
  private final RecentFiles recentFiles;
  private final Latest reading;
  private final DataReader reader;
  private final DataReader comparedReader;
  private final FileImport importer;

  /**
   * @param importer of files in which there is something to decide
   */
  public DatasetController(
      DatasetModel model, FileImport importer, Preferences preferences, Background background) {
    this.model = model;
    this.importer = importer;
    this.recentFiles = new RecentFiles(preferences);
    this.reading = new Latest(background);
    this.reader = new DataReader(background);
    this.comparedReader = new DataReader(background);
    model.recent().setAll(recentFiles.list());
  }

  public void openSample() {
    open(SAMPLE);
  }

  /** Opens a file, or begins its import if there is something to decide. */
  public void openFile(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    reader.cancel();
    model.begin(absolute.toString());
    reading.run(
        () -> DataFiles.opensDirectly(absolute),
        directly -> {
          if (directly) {
            importer.close();
            open(absolute.toString());
          } else {
            importFile(absolute);
          }
        },
        this::failed);
  }

  /** Begins the import of a file. */
  public void importFile(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    reading.cancel();
    reader.cancel();
    model.begin(absolute.toString());
    importer.look(absolute, model::giveUp, this::failed);
  }

  /** Begins the import of the file in the path field; false if there is none. */
  public boolean importTyped() {
    String typed = model.pathProperty().get().strip();
    if (typed.isEmpty() || typed.startsWith(DataSets.SAMPLE)) {
      return false;
    }
    path(typed).ifPresentOrElse(this::importFile, () -> open(typed));
    return true;
  }

  /** Opens what stands in the path field. */
  public void openTyped() {
    String typed = model.pathProperty().get().strip();
    if (typed.isEmpty()) {
      model.fail(texts.get("problem.noPath"));
    } else if (typed.startsWith(DataSets.SAMPLE)) {
      open(typed);
    } else {
      path(typed).ifPresentOrElse(this::openFile, () -> open(typed));
    }
  }

  private static Optional<Path> path(String typed) {
    try {
      return Optional.of(Path.of(typed));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * @param source path of a file or {@code sample:NAME}
   */
  public void open(String source) {
    model.begin(source);
    reading.cancel();
    reader.read(source, this::opened, model::count, this::failed);
  }

  /** Reads another data set to compare with. */
  public void compare(Path file) {
    String source = file.toAbsolutePath().normalize().toString();
    model.beginComparing(source);
    comparedReader.read(
        source,
        model::compare,
        model::countCompared,
        cause -> model.failComparing(sentence(cause)));
  }

  public void stopComparing() {
    comparedReader.cancel();
    comparedReader.cancelCounting();
    model.compare(null);
  }

  /** Stops reading; what was open before stays open. */
  public void cancel() {
    reading.cancel();
    reader.cancel();
    importer.cancelLook();
    model.giveUp();
  }

  private void opened(OpenedData data) {
    model.finish(data);
    if (!data.source().startsWith(DataSets.SAMPLE)) {
      recentFiles.add(data.source());
      model.recent().setAll(recentFiles.list());
    }
  }

  private void failed(Exception cause) {
    model.fail(sentence(cause));
  }

  private String sentence(Exception cause) {
    if (!(cause instanceof DataProblem || cause instanceof CancelledByPerson)) {
      LOG.error("Reading failed.", cause);
    }
    String sentence = SettingProblem.onScreen(cause);
    return sentence == null
        ? texts.get("problem.unknown", cause.getClass().getSimpleName())
        : sentence;
  }
}
