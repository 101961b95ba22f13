package recdenoiser.app.study;

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
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyCost;
import recdenoiser.engine.study.StudyMeasure;

/** The study that is looked at. Needs no toolkit; to be changed on one thread. */
public final class StudyModel {
  private final ObservableList<Study> offered = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<StudyRequest> request =
      new ReadOnlyObjectWrapper<>(this, "request");
  private final ReadOnlyObjectWrapper<StudyStanding> standing =
      new ReadOnlyObjectWrapper<>(this, "standing");
  private final ReadOnlyObjectWrapper<DrawnStudy> drawn =
      new ReadOnlyObjectWrapper<>(this, "drawn");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper needed = new ReadOnlyStringWrapper(this, "needed", "");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
  private final ReadOnlyObjectWrapper<StudyCost> cost = new ReadOnlyObjectWrapper<>(this, "cost");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
  private final ObjectProperty<StudyMeasure> measure = new SimpleObjectProperty<>(this, "measure");
  private final ObjectProperty<StudyAspect> aspect =
      new SimpleObjectProperty<>(this, "aspect", StudyAspect.RESULT);
  private final BooleanProperty analyses = new SimpleBooleanProperty(this, "analyses");
  private final BooleanProperty published = new SimpleBooleanProperty(this, "published", true);
  private final BooleanProperty everyCell = new SimpleBooleanProperty(this, "everyCell");

  /** What of the study its figure and its table show. */
  public ObjectProperty<StudyAspect> aspectProperty() {
    return aspect;
  }

  /** Whether analyses of single runs are seen in place of studies. */
  public BooleanProperty analysesProperty() {
    return analyses;
  }

  /** Those that the project ships, and files that were opened. */
  public ObservableList<Study> offered() {
    return offered;
  }

  /** What is asked for; null until a study is chosen. */
  public ReadOnlyObjectProperty<StudyRequest> requestProperty() {
    return request.getReadOnlyProperty();
  }

  /** Null until it was looked at, and where it cannot be run. */
  public ReadOnlyObjectProperty<StudyStanding> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** Null until there is something to see. */
  ReadOnlyObjectProperty<DrawnStudy> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /** One sentence why it cannot be run, or was not started; empty otherwise. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Titles of the data of which one at least needs a file; empty where there is one. */
  public ReadOnlyStringProperty neededProperty() {
    return needed.getReadOnlyProperty();
  }

  /** What is being done, for as long as it takes; empty otherwise. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How long the study takes, as it was estimated before it was started; null until then. */
  public ReadOnlyObjectProperty<StudyCost> costProperty() {
    return cost.getReadOnlyProperty();
  }

  /** Whether the queue has been asked for something and has not answered yet. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** What is drawn; null until a study is chosen. */
  public ObjectProperty<StudyMeasure> measureProperty() {
    return measure;
  }

  /** Whether published numbers stand beside ours. */
  public BooleanProperty publishedProperty() {
    return published;
  }

  /** Whether the table has a row for each cell, with tests, instead of looking like the paper's. */
  public BooleanProperty everyCellProperty() {
    return everyCell;
  }

  /** What is found of another study is not shown for this one. */
  void setRequest(StudyRequest asked) {
    boolean other = request.get() == null || !request.get().study().equals(asked.study());
    problem.set("");
    needed.set("");
    progress.set("");
    cost.set(null);
    standing.set(null);
    if (other) {
      drawn.set(null);
      request.set(asked);
      measure.set(asked.study().measures().get(0));
      aspect.set(asked.study().search().isPresent() ? StudyAspect.TRIALS : StudyAspect.RESULT);
    } else {
      request.set(asked);
    }
  }

  void setStanding(StudyStanding found) {
    standing.set(found);
  }

  void setDrawn(DrawnStudy now) {
    drawn.set(now);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }

  void setNeeded(String titles) {
    needed.set(titles);
  }

  void setProgress(String words) {
    progress.set(words);
  }

  void setCost(StudyCost estimated) {
    cost.set(estimated);
  }

  void setAsking(boolean now) {
    asking.set(now);
  }
}
