package recdenoiser.app.attention;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Attention of two to four runs for one user, or averaged over users. */
public final class SideBySideModel {
  private final AttentionPanelsModel panels = new AttentionPanelsModel();
  private final BlockAndHead choice = new BlockAndHead();
  private final ReadOnlyStringWrapper user = new ReadOnlyStringWrapper(this, "user", "");
  private final ReadOnlyBooleanWrapper average = new ReadOnlyBooleanWrapper(this, "average");
  private final BooleanProperty difference = new SimpleBooleanProperty(this, "difference");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ObservableList<String> suggestions = FXCollections.observableArrayList();

  public AttentionPanelsModel panels() {
    return panels;
  }

  public BlockAndHead choice() {
    return choice;
  }

  /** The user whose attention is shown; empty before there is one. */
  public ReadOnlyStringProperty userProperty() {
    return user.getReadOnlyProperty();
  }

  /** Whether the average over users is shown instead. */
  public ReadOnlyBooleanProperty averageProperty() {
    return average.getReadOnlyProperty();
  }

  /** Whether all but the first are shown minus the first. */
  public BooleanProperty differenceProperty() {
    return difference;
  }

  /** Whether something is computed that will be shown. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** One sentence why nothing could be shown; otherwise empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Names of users that begin with what was typed. */
  public ObservableList<String> suggestions() {
    return suggestions;
  }

  void setUser(String name) {
    user.set(name);
  }

  void setAverage(boolean shown) {
    average.set(shown);
  }

  void setBusy(boolean now) {
    busy.set(now);
  }

  void setProblem(String sentence) {
    problem.set(sentence);
  }

  void setSuggestions(List<String> names) {
    suggestions.setAll(names);
  }
}
