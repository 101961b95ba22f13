package recdenoiser.app.configure;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Which of the settings that apply are shown. The basic ones, those that differ from the preset and
 * those with a problem always; the others where they are asked for. A search goes through all of
 * them.
 */
public final class FormFilter {
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final BooleanProperty advanced = new SimpleBooleanProperty(this, "advanced");
  private final BooleanProperty onlyDiffering = new SimpleBooleanProperty(this, "onlyDiffering");

  /** Words to be found in names, labels and help texts; blank for no search. */
  public StringProperty queryProperty() {
    return query;
  }

  /** Whether settings that are not basic are shown too. */
  public BooleanProperty advancedProperty() {
    return advanced;
  }

  /** Whether only what differs from the preset is shown. */
  public BooleanProperty onlyDifferingProperty() {
    return onlyDiffering;
  }

  /** Everything as at the beginning, with the advanced settings if they were asked for. */
  public void showAll() {
    query.set("");
    onlyDiffering.set(false);
  }

  boolean searching() {
    return !query.get().isBlank();
  }

  boolean found(SettingField field) {
    return searching() && field.descriptor().mentions(query.get());
  }

  boolean admits(SettingField field) {
    boolean changed = field.changedProperty().get();
    if (onlyDiffering.get() && !changed) {
      return false;
    }
    if (searching()) {
      return found(field);
    }
    return advanced.get() || changed || field.hasProblem() || field.descriptor().basic();
  }
}
