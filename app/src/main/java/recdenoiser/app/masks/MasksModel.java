package recdenoiser.app.masks;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.chart.HeatViewpoint;
import recdenoiser.engine.figure.ColourMap;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MaskMaps;

/** What is seen of a run's masks: one epoch of those so far, one cell of its maps. */
public final class MasksModel {
  private final ObservableList<Integer> epochs = FXCollections.observableArrayList();
  private final ObservableList<Integer> readOnlyEpochs =
      FXCollections.unmodifiableObservableList(epochs);
  private final ReadOnlyObjectWrapper<Integer> epoch = new ReadOnlyObjectWrapper<>(this, "epoch");
  private final ReadOnlyObjectWrapper<MaskSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot");
  private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
  private final BooleanProperty running = new SimpleBooleanProperty(this, "running", true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper runName = new ReadOnlyStringWrapper(this, "runName", "");
  private final ReadOnlyObjectWrapper<RunChoice> run = new ReadOnlyObjectWrapper<>(this, "run");
  private final IntegerProperty head = new SimpleIntegerProperty(this, "head", MaskMaps.MEAN);
  private final ReadOnlyIntegerWrapper headCount = new ReadOnlyIntegerWrapper(this, "headCount");
  private final HeatViewpoint viewpoint = new HeatViewpoint();
  private final BooleanProperty rowTable = new SimpleBooleanProperty(this, "rowTable");
  private final ObjectProperty<ColourMap> colours =
      new SimpleObjectProperty<>(this, "colours", ColourMap.VIRIDIS);

  /** Epochs of which there is a snapshot, ascending. */
  public ObservableList<Integer> epochs() {
    return readOnlyEpochs;
  }

  /** The epoch asked for; null before there is one. */
  public ReadOnlyObjectProperty<Integer> epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  /** What is shown; for a moment still the epoch before, while the one asked for is read. */
  public ReadOnlyObjectProperty<MaskSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** The head that is shown, from 0; {@link MaskMaps#MEAN} for the mean over all. */
  public IntegerProperty headProperty() {
    return head;
  }

  /** Heads that can be told apart; 0 where there is only a mean. */
  public ReadOnlyIntegerProperty headCountProperty() {
    return headCount.getReadOnlyProperty();
  }

  /** Whether the newest epoch is shown as soon as it comes. */
  public BooleanProperty liveProperty() {
    return live;
  }

  /** Whether more epochs may come, so that there is something to follow. */
  public BooleanProperty runningProperty() {
    return running;
  }

  /** One sentence where a snapshot could not be read; otherwise empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Which run it is, for the header. */
  public ReadOnlyStringProperty runNameProperty() {
    return runName.getReadOnlyProperty();
  }

  /** The run whose folder the masks are read from; null for none. */
  public ReadOnlyObjectProperty<RunChoice> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** The cell that is read in all maps; null for none. */
  public ObjectProperty<HeatCell> cellProperty() {
    return viewpoint.cellProperty();
  }

  public BooleanProperty cellKeptProperty() {
    return viewpoint.keptProperty();
  }

  /** From where all maps are looked at. */
  public HeatViewpoint viewpoint() {
    return viewpoint;
  }

  /** Whether the values of the row that is read stand in a table. */
  public BooleanProperty rowTableProperty() {
    return rowTable;
  }

  public ObjectProperty<ColourMap> coloursProperty() {
    return colours;
  }

  void setEpochs(java.util.List<Integer> known) {
    if (!epochs.equals(known)) {
      epochs.setAll(known);
    }
  }

  void setEpoch(Integer asked) {
    epoch.set(asked);
  }

  void setSnapshot(MaskSnapshot shown) {
    headCount.set(shown == null ? 0 : shown.headCount());
    if (head.get() >= headCount.get()) {
      head.set(MaskMaps.MEAN);
    }
    snapshot.set(shown);
    problem.set("");
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }

  void setRun(String name, RunChoice folder) {
    runName.set(name);
    run.set(folder);
  }
}
