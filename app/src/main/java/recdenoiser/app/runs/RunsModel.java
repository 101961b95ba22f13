package recdenoiser.app.runs;

import java.time.InstantSource;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.run.RunLibrary;

/** The runs there are, the one that is chosen, and the one that is looked at. */
public final class RunsModel {
  private final ObservableList<RunLibrary.Entry> entries = FXCollections.observableArrayList();
  private final ObjectProperty<RunLibrary.Entry> chosen =
      new SimpleObjectProperty<>(this, "chosen");
  private final ReadOnlyObjectWrapper<RunLibrary.Entry> opened =
      new ReadOnlyObjectWrapper<>(this, "opened");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final TrainingModel run;

  public RunsModel() {
    run = new TrainingModel(InstantSource.system(), masks -> {});
  }

  /** Newest first. */
  public ObservableList<RunLibrary.Entry> entries() {
    return entries;
  }

  /** The row chosen in the table; null for none. */
  public ObjectProperty<RunLibrary.Entry> chosenProperty() {
    return chosen;
  }

  /** The run whose curves are shown; null while the table is. */
  public ReadOnlyObjectProperty<RunLibrary.Entry> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** One sentence why something could not be read; empty otherwise. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the opened run recorded. */
  public TrainingModel run() {
    return run;
  }

  void setOpened(RunLibrary.Entry entry) {
    opened.set(entry);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }
}
