package recdenoiser.app.inspect;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.attention.AttentionPanelsModel;
import recdenoiser.app.attention.BlockAndHead;
import recdenoiser.app.attention.RunChoice;
import recdenoiser.app.attention.SuggestField.Suggestion;
import recdenoiser.engine.inspect.EditHistory;
import recdenoiser.engine.inspect.LengthRange;
import recdenoiser.engine.inspect.learned.LearnedViews;

/** What is looked into: runs, a user, edits of the sequence, and what came of it. */
public final class InspectModel {
  /** No search is under way. */
  static final double NO_SEARCH = -1;

  /** No item of the sequence is chosen. */
  static final int NO_PLACE = -1;

  private final ObservableList<RunChoice> runs = FXCollections.observableArrayList();
  private final ObjectProperty<RunChoice> run = new SimpleObjectProperty<>(this, "run");
  private final ObjectProperty<RunChoice> beside = new SimpleObjectProperty<>(this, "beside");
  private final ReadOnlyObjectWrapper<LengthRange> lengthsThere =
      new ReadOnlyObjectWrapper<>(this, "lengthsThere", LengthRange.ALL);
  private final ObjectProperty<LengthRange> lengths =
      new SimpleObjectProperty<>(this, "lengths", LengthRange.ALL);
  private final ReadOnlyStringWrapper user = new ReadOnlyStringWrapper(this, "user", "");
  private final ObservableList<Chip> chips = FXCollections.observableArrayList();
  private final IntegerProperty place = new SimpleIntegerProperty(this, "place", NO_PLACE);
  private final ReadOnlyObjectWrapper<EditHistory> edits =
      new ReadOnlyObjectWrapper<>(this, "edits", EditHistory.NONE);
  private final DoubleProperty noise = new SimpleDoubleProperty(this, "noise", 0.2);
  private final ObservableList<RunAnswer> answers = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper(this, "known", "");
  private final ReadOnlyStringWrapper trial = new ReadOnlyStringWrapper(this, "trial", "");
  private final BooleanProperty average = new SimpleBooleanProperty(this, "average");
  private final AttentionPanelsModel panels = new AttentionPanelsModel();
  private final BlockAndHead choice = new BlockAndHead();
  private final List<LearnedModel> learned =
      LearnedViews.all().stream().map(LearnedModel::new).toList();
  private final ReadOnlyBooleanWrapper attentive = new ReadOnlyBooleanWrapper(this, "attentive");
  private final ObservableList<Suggestion> users = FXCollections.observableArrayList();
  private final ObservableList<Suggestion> items = FXCollections.observableArrayList();
  private final ReadOnlyDoubleWrapper search = new ReadOnlyDoubleWrapper(this, "search", NO_SEARCH);
  private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper(this, "listed");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /** Runs that can be looked into, the newest first. */
  public ObservableList<RunChoice> runs() {
    return runs;
  }

  public ObjectProperty<RunChoice> runProperty() {
    return run;
  }

  /** A run that is shown beside it; null for none. */
  public ObjectProperty<RunChoice> besideProperty() {
    return beside;
  }

  /** From the fewest actions that an evaluated user of the run's data has to the most. */
  ReadOnlyObjectProperty<LengthRange> lengthsThereProperty() {
    return lengthsThere.getReadOnlyProperty();
  }

  /** How many actions a user may have who is chosen by chance or as the longest. */
  public ObjectProperty<LengthRange> lengthsProperty() {
    return lengths;
  }

  public ReadOnlyStringProperty userProperty() {
    return user.getReadOnlyProperty();
  }

  /** What the model looks at, the oldest first. */
  ObservableList<Chip> chips() {
    return chips;
  }

  /** The item that edits are of, by how many are newer; {@link #NO_PLACE} for none. */
  public IntegerProperty placeProperty() {
    return place;
  }

  public ReadOnlyObjectProperty<EditHistory> editsProperty() {
    return edits.getReadOnlyProperty();
  }

  /** Share of noise that is put in, above 0 and at most 1. */
  public DoubleProperty noiseProperty() {
    return noise;
  }

  ObservableList<RunAnswer> answers() {
    return answers;
  }

  /** How much is known of the user, in words. */
  public ReadOnlyStringProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** How well the runs kept their answers under noise; empty before that was tried. */
  public ReadOnlyStringProperty trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** Whether the maps are averages over users, not of the user. */
  public BooleanProperty averageProperty() {
    return average;
  }

  public AttentionPanelsModel panels() {
    return panels;
  }

  public BlockAndHead choice() {
    return choice;
  }

  /** Ways to look at what runs have learned, those that the runs do not offer among them. */
  List<LearnedModel> learned() {
    return learned;
  }

  /** Whether any of the runs has attention. */
  public ReadOnlyBooleanProperty attentiveProperty() {
    return attentive.getReadOnlyProperty();
  }

  /** Users that begin with what was typed. */
  ObservableList<Suggestion> users() {
    return users;
  }

  /** Items that match what was typed. */
  ObservableList<Suggestion> items() {
    return items;
  }

  /** How far the search for the most changed users is, 0 … 1; {@link #NO_SEARCH} without one. */
  public ReadOnlyDoubleProperty searchProperty() {
    return search.getReadOnlyProperty();
  }

  /** Whether the runs were listed at least once. */
  public ReadOnlyBooleanProperty listedProperty() {
    return listed.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** One sentence why something could not be done; otherwise empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void setRuns(List<RunChoice> found) {
    if (!runs.equals(found)) {
      runs.setAll(found);
    }
    listed.set(true);
  }

  /** Other data have other lengths: then any is wanted again. */
  void setLengthsThere(LengthRange found) {
    if (!found.equals(lengthsThere.get())) {
      lengths.set(LengthRange.ALL);
      lengthsThere.set(found);
    }
  }

  void setLooked(String name, EditHistory made, String knowledge) {
    user.set(name);
    edits.set(made);
    known.set(knowledge);
    problem.set("");
  }

  void setChips(List<Chip> shown) {
    chips.setAll(shown);
    if (place.get() >= shown.size()) {
      place.set(NO_PLACE);
    }
  }

  void setAnswers(List<RunAnswer> found) {
    answers.setAll(found);
  }

  void setAttentive(boolean now) {
    attentive.set(now);
  }

  void setTrial(String words) {
    trial.set(words);
  }

  void setUsers(List<Suggestion> found) {
    users.setAll(found);
  }

  void setItems(List<Suggestion> found) {
    items.setAll(found);
  }

  void setSearch(double share) {
    search.set(share);
  }

  void setBusy(boolean now) {
    busy.set(now);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }
}
