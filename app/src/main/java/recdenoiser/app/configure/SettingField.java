package recdenoiser.app.configure;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import recdenoiser.engine.config.SettingDescriptor;

/** One setting while it is edited: what stands in its field and what is to be said about it. */
public final class SettingField {
  private final SettingDescriptor descriptor;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
  private final ReadOnlyBooleanWrapper applies = new ReadOnlyBooleanWrapper(this, "applies", true);
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown", true);
  private final ReadOnlyBooleanWrapper found = new ReadOnlyBooleanWrapper(this, "found");
  private String presetText = "";
  private String unreadable = "";

  SettingField(SettingDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  public SettingDescriptor descriptor() {
    return descriptor;
  }

  public String name() {
    return descriptor.name();
  }

  /** What stands in the field; becomes a value when the field is left. */
  public StringProperty textProperty() {
    return text;
  }

  /** One sentence what is wrong with it; empty if nothing. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public boolean hasProblem() {
    return !problem.get().isEmpty();
  }

  /** Whether it differs from the preset. */
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** Whether the form shows it: it applies and the filter admits it. */
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether it is what is searched for. */
  public ReadOnlyBooleanProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Whether it has any effect, given the other settings; fields without are not shown. */
  public ReadOnlyBooleanProperty appliesProperty() {
    return applies.getReadOnlyProperty();
  }

  /** The preset's value, as a field would show it. */
  public String presetText() {
    return presetText;
  }

  /** How a value reads on screen: the words of a choice, otherwise the value itself. */
  public String shown(String value) {
    for (SettingDescriptor.Choice choice : descriptor.choices()) {
      if (choice.value().equals(value)) {
        return choice.label();
      }
    }
    return value;
  }

  /** What stands in the field where it cannot be read. */
  Optional<String> unread() {
    return unreadable.isEmpty() ? Optional.empty() : Optional.of(text.get());
  }

  /**
   * @param fresh whether a field that was shown may go: not while values are being edited, so that
   *     nothing moves under the pointer
   */
  void filter(FormFilter filter, boolean fresh) {
    boolean stays = !fresh && shown.get();
    shown.set(applies.get() && (stays || filter.admits(this)));
    found.set(applies.get() && filter.found(this));
  }

  void setUnreadable(String sentence) {
    unreadable = sentence;
    problem.set(sentence);
  }

  /** Shows the value that is in force, unless the field holds something that could not be read. */
  void show(String value, String preset, boolean matters, String ruleBroken) {
    presetText = preset;
    applies.set(matters);
    if (!matters) {
      unreadable = "";
    }
    if (unreadable.isEmpty()) {
      text.set(value);
    }
    problem.set(unreadable.isEmpty() ? ruleBroken : unreadable);
    changed.set(!text.get().strip().equals(preset));
  }
}
