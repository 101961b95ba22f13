package recdenoiser.app.attention;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;

/** The runs of a library that may be chosen, as they were when it was looked at last. */
public final class RunList {
  private static final Logger LOG = LoggerFactory.getLogger(RunList.class);

  private final ObservableList<RunChoice> runs = FXCollections.observableArrayList();
  private final Callable<List<RunChoice>> library;
  private final Latest listing;

  /**
   * @param library lists the runs; called off the JavaFX thread
   */
  public RunList(Callable<List<RunChoice>> library, Background background) {
    this.library = library;
    this.listing = new Latest(background);
  }

  /** The newest first. */
  public ObservableList<RunChoice> runs() {
    return runs;
  }

  /** Looks at the library again. */
  public void refresh() {
    listing.run(
        library, this::take, problem -> LOG.warn("The library of runs was not listed.", problem));
  }

  private void take(List<RunChoice> found) {
    if (!runs.equals(found)) {
      runs.setAll(found);
    }
  }
}
