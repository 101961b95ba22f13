package recdenoiser.app.importing;

import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A number while it is edited: what stands in its field and what is wrong with that. */
public final class NumberField {
  private final String name;
  private final double least;
  private final double most;
  private final boolean whole;
  private final String initial;
  private final BiFunction<NumberField, String, String> judge;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper applies = new ReadOnlyBooleanWrapper(this, "applies", true);

  /**
   * @param name key of its texts
   * @param judge gives the sentence for a text that is none of the numbers from least to most
   */
  NumberField(
      String name,
      double least,
      double most,
      boolean whole,
      String initial,
      BiFunction<NumberField, String, String> judge) {
    this.name = name;
    this.least = least;
    this.most = most;
    this.whole = whole;
    this.initial = initial;
    this.judge = judge;
    text.subscribe(this::check);
    text.set(initial);
  }

  public String name() {
    return name;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** What stands in the field. */
  public StringProperty textProperty() {
    return text;
  }

  /** One sentence what is wrong with it; empty if nothing. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether it has any effect; fields without are not shown. */
  public ReadOnlyBooleanProperty appliesProperty() {
    return applies.getReadOnlyProperty();
  }

  void setApplies(boolean matters) {
    applies.set(matters);
  }

  void reset() {
    text.set(initial);
  }

  /** Whether it can be used as it is. */
  boolean isGood() {
    return !applies.get() || problem.get().isEmpty();
  }

  /** The number; the initial one where it does not apply or cannot be read. */
  double value() {
    double found = parsed(text.get());
    return applies.get() && isInRange(found) ? found : parsed(initial);
  }

  private void check(String now) {
    problem.set(isInRange(parsed(now)) ? "" : judge.apply(this, now.strip()));
  }

  private boolean isInRange(double value) {
    return value >= least && value <= most && (!whole || value == Math.rint(value));
  }

  /** Thousands may be set apart by blanks. */
  private static double parsed(String text) {
    String plain = text.replaceAll("[\\s\u2009\u202f]", "");
    return plain.matches("-?\\d{1,18}(\\.\\d{0,9})?") ? Double.parseDouble(plain) : Double.NaN;
  }
}
