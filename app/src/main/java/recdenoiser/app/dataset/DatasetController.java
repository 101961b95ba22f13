package recdenoiser.app.dataset;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.prefs.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.DataSets;

/** Reads data sets off the JavaFX thread; of several requests the newest counts. */
public final class DatasetController {
  /** The data set that the first page offers. */
  public static final String SAMPLE = DataSets.SAMPLE + "shop";

  private static final Logger LOG = LoggerFactory.getLogger(DatasetController.class);

  private final Texts texts = Texts.bundle("dataset");
  private final DatasetModel model;
  private final RecentFiles recentFiles;
  private final Latest reading;

  public DatasetController(DatasetModel model, Preferences preferences, Background background) {
    this.model = model;
    this.recentFiles = new RecentFiles(preferences);
    this.reading = new Latest(background);
    model.recent().setAll(recentFiles.list());
  }

  public void openSample() {
    open(SAMPLE);
  }

  public void openFile(Path file) {
    open(file.toAbsolutePath().normalize().toString());
  }

  /** Opens what stands in the path field. */
  public void openTyped() {
    String typed = model.pathProperty().get().strip();
    if (typed.isEmpty()) {
      model.fail(texts.get("problem.noPath"));
    } else {
      open(absolute(typed));
    }
  }

  /** A run must find its data again, wherever it is resumed from. */
  private static String absolute(String typed) {
    if (typed.startsWith(DataSets.SAMPLE)) {
      return typed;
    }
    try {
      return Path.of(typed).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return typed;
    }
  }

  /**
   * @param source path of a file or {@code sample:NAME}
   */
  public void open(String source) {
    model.begin(source);
    reading.run(() -> OpenedData.of(DataSets.open(source)), this::opened, this::failed);
  }

  /** Stops reading; what was open before stays open. */
  public void cancel() {
    reading.cancel();
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
    if (!(cause instanceof DataProblem)) {
      LOG.error("Reading {} failed.", model.loadingProperty().get(), cause);
    }
    String sentence = cause.getMessage();
    model.fail(
        sentence == null
            ? texts.get("problem.unknown", cause.getClass().getSimpleName())
            : sentence);
  }
}
