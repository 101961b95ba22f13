package recdenoiser.app.shell;

import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/** State of the frame around the pages. Features write to it what they want the frame to say. */
public final class ShellModel {
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(this, "page");
  private final ObjectProperty<RunStatus> run =
      new SimpleObjectProperty<>(this, "run", RunStatus.NONE);
  private final IntegerProperty queuedRuns = new SimpleIntegerProperty(this, "queuedRuns");
  private final ObjectProperty<Instant> lastSaved = new SimpleObjectProperty<>(this, "lastSaved");
  private final StringProperty simd = new SimpleStringProperty(this, "simd", "");
  private final IntegerProperty threads =
      new SimpleIntegerProperty(this, "threads", Runtime.getRuntime().availableProcessors());
  private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
  private final BooleanProperty railCollapsed = new SimpleBooleanProperty(this, "railCollapsed");
  private final BooleanProperty logOpen = new SimpleBooleanProperty(this, "logOpen");
  private final BooleanProperty preferencesOpen =
      new SimpleBooleanProperty(this, "preferencesOpen");
  private final BooleanProperty helpOpen = new SimpleBooleanProperty(this, "helpOpen");
  private final LogLines log = new LogLines();
  private final ObservableList<Task<?>> tasks = FXCollections.observableArrayList();
  private final ObservableList<String> runLog = FXCollections.observableArrayList();

  /** The page in front. */
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /** The run that the header tells of. */
  public ObjectProperty<RunStatus> runProperty() {
    return run;
  }

  /** Runs that wait for their turn. */
  public IntegerProperty queuedRunsProperty() {
    return queuedRuns;
  }

  /** When the last checkpoint was written; null while there is none. */
  public ObjectProperty<Instant> lastSavedProperty() {
    return lastSaved;
  }

  /** Which vector instructions the engine uses, such as "SIMD 512"; empty while unknown. */
  public StringProperty simdProperty() {
    return simd;
  }

  public IntegerProperty threadsProperty() {
    return threads;
  }

  /** A short message at the right of the status bar, for some seconds; empty for none. */
  public StringProperty noticeProperty() {
    return notice;
  }

  public BooleanProperty railCollapsedProperty() {
    return railCollapsed;
  }

  public BooleanProperty logOpenProperty() {
    return logOpen;
  }

  public BooleanProperty preferencesOpenProperty() {
    return preferencesOpen;
  }

  public BooleanProperty helpOpenProperty() {
    return helpOpen;
  }

  /** What the run that is shown has written into its log, oldest first. */
  public ObservableList<String> runLog() {
    return runLog;
  }

  /** Work in the background that takes longer than a second. */
  public ObservableList<Task<?>> tasks() {
    return tasks;
  }

  /** What the program reports. */
  public LogLines log() {
    return log;
  }
}
