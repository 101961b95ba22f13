package recdenoiser.app.runs;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.run.TrainingModel;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.LibraryState;
import recdenoiser.engine.run.library.RunRow;

/** The runs there are, those that are shown and chosen, and the one that is looked at. */
public final class RunsModel {
  private final ObjectProperty<LibraryState> library =
      new SimpleObjectProperty<>(this, "library", LibraryState.EMPTY);
  private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
  private final ObservableList<RunRow> selected = FXCollections.observableArrayList();
  private final ObservableList<Path> folders = FXCollections.observableArrayList();
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final ObjectProperty<LibraryQuery> query =
      new SimpleObjectProperty<>(this, "query", LibraryQuery.ALL);
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper(this, "read");
  private final ReadOnlyObjectWrapper<LibraryEntry> opened =
      new ReadOnlyObjectWrapper<>(this, "opened");
  private final ReadOnlyObjectWrapper<RunDetails> details =
      new ReadOnlyObjectWrapper<>(this, "details");
  private final ReadOnlyObjectWrapper<Map<String, Double>> cellWidths =
      new ReadOnlyObjectWrapper<>(this, "cellWidths", Map.of());
  private final BooleanProperty detailsShown = new SimpleBooleanProperty(this, "detailsShown");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper filterProblem =
      new ReadOnlyStringWrapper(this, "filterProblem", "");
  private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper(this, "undo", "");
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");
  private final TrainingModel run;
  private boolean replacing;

  public RunsModel() {
    run = new TrainingModel(InstantSource.system(), masks -> {});
  }

  /** Everything in the folders, shown or not. */
  public ReadOnlyObjectProperty<LibraryState> libraryProperty() {
    return library;
  }

  /** Whether the folders were read once. */
  public ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** What the filters let through, the newest first. */
  public ObservableList<RunRow> rows() {
    return rows;
  }

  /** The rows that are chosen in the table. */
  public ObservableList<RunRow> selected() {
    return selected;
  }

  /** The runs of all rows that are chosen. */
  public List<LibraryEntry> chosen() {
    return selected.stream().flatMap(row -> row.runs().stream()).distinct().toList();
  }

  /** Folders of runs that are open, the program's own first. */
  public ObservableList<Path> folders() {
    return folders;
  }

  /** Names of the fields that are columns, in their order. */
  public ObservableList<String> columns() {
    return columns;
  }

  /** How wide what stands in the rows is, in pixels by the names of the columns. */
  ReadOnlyObjectProperty<Map<String, Double>> cellWidthsProperty() {
    return cellWidths.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<LibraryQuery> queryProperty() {
    return query;
  }

  /** The run whose curves are shown; null while the table is. */
  public ReadOnlyObjectProperty<LibraryEntry> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** Of the one run that is chosen; null if none or several are. */
  ReadOnlyObjectProperty<RunDetails> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  public BooleanProperty detailsShownProperty() {
    return detailsShown;
  }

  /** One sentence why something could not be done; empty otherwise. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why the condition cannot be read; empty otherwise. */
  public ReadOnlyStringProperty filterProblemProperty() {
    return filterProblem.getReadOnlyProperty();
  }

  /** What was done last and can be undone; empty for nothing. */
  public ReadOnlyStringProperty undoProperty() {
    return undo.getReadOnlyProperty();
  }

  /** What is being done; empty for nothing. */
  public ReadOnlyStringProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What the opened run recorded. */
  public TrainingModel run() {
    return run;
  }

  /** Whether the rows are being replaced, so that what is chosen in the table means nothing. */
  boolean isReplacing() {
    return replacing;
  }

  void setRows(List<RunRow> found) {
    replacing = true;
    rows.setAll(found);
    replacing = false;
  }

  void setCellWidths(Map<String, Double> found) {
    cellWidths.set(found);
  }

  void setLibrary(LibraryState state) {
    library.set(state);
    read.set(true);
  }

  void setQuery(LibraryQuery wanted) {
    query.set(wanted);
  }

  void setOpened(LibraryEntry entry) {
    opened.set(entry);
  }

  void setDetails(RunDetails found) {
    details.set(found);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }

  void setFilterProblem(String sentence) {
    filterProblem.set(sentence);
  }

  void setUndo(String sentence) {
    undo.set(sentence);
  }

  void setBusy(String sentence) {
    busy.set(sentence);
  }
}
