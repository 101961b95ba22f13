package recdenoiser.app.importing;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.importing.ImportPlan;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;
import recdenoiser.engine.text.Numbers;

/** What is to be done to the actions, while it is edited. */
public final class ImportOptions {
  private static final double MOST = Integer.MAX_VALUE;

  private final Texts texts = Texts.bundle("importing");
  private final NumberField minRating = number("minRating", 1e9, false, "0");
  private final NumberField minUserActions = number("minUserActions", MOST, true, "0");
  private final NumberField minItemActions = number("minItemActions", MOST, true, "0");
  private final NumberField minLength = number("minLength", MOST, true, "0");
  private final NumberField maxUsers = number("maxUsers", MOST, true, "0");
  private final NumberField seed = number("seed", 9e15, true, "42");
  private final NumberField mostRejected = number("mostRejected", 100, false, "1");
  private final ObjectProperty<Duplicates> duplicates =
      new SimpleObjectProperty<>(this, "duplicates", ImportRecipe.PLAIN.duplicates());
  private final ObjectProperty<CoreRule> coreRule =
      new SimpleObjectProperty<>(this, "coreRule", ImportRecipe.PLAIN.coreRule());
  private final ObservableList<Duplicates> duplicateChoices = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper coreRuleApplies =
      new ReadOnlyBooleanWrapper(this, "coreRuleApplies");
  private final BooleanBinding good;

  ImportOptions() {
    for (NumberField field : List.of(minUserActions, minItemActions, maxUsers)) {
      field.textProperty().subscribe(this::follow);
    }
    good =
        Bindings.createBooleanBinding(
            () -> numbers().stream().allMatch(NumberField::isGood),
            numbers().stream()
                .flatMap(
                    field -> List.of(field.problemProperty(), field.appliesProperty()).stream())
                .toArray(Observable[]::new));
  }

  private NumberField number(String name, double most, boolean whole, String initial) {
    return new NumberField(name, 0, most, whole, initial, this::problem);
  }

  private String problem(NumberField field, String found) {
    return texts.get(
        "option.problem",
        texts.get("option." + field.name()),
        Numbers.count((long) field.least()),
        Numbers.count((long) field.most()),
        found.isEmpty() ? texts.get("option.nothing") : found);
  }

  /** All numbers, in the order in which they are done. */
  public List<NumberField> numbers() {
    return List.of(
        minRating, minUserActions, minItemActions, minLength, maxUsers, seed, mostRejected);
  }

  NumberField number(String name) {
    return numbers().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no field " + name + "."));
  }

  /** What happens to repeated actions. */
  public ObjectProperty<Duplicates> duplicatesProperty() {
    return duplicates;
  }

  /** What can happen to repeated actions, given the file. */
  public ObservableList<Duplicates> duplicateChoices() {
    return duplicateChoices;
  }

  /** Whether the two minima are applied once or until nothing changes. */
  public ObjectProperty<CoreRule> coreRuleProperty() {
    return coreRule;
  }

  /** With one minimum alone, once is enough. */
  public ReadOnlyBooleanProperty coreRuleAppliesProperty() {
    return coreRuleApplies.getReadOnlyProperty();
  }

  /** Whether everything that applies can be used as it is. */
  public BooleanBinding goodProperty() {
    return good;
  }

  /** Leaves out what does not apply to a file as it is understood. */
  void fit(ImportPlan plan) {
    minRating.setApplies(!plan.columns().rating().isEmpty());
    List<Duplicates> choices =
        plan.hasTimes()
            ? List.of(Duplicates.values())
            : List.of(Duplicates.KEPT, Duplicates.FIRST_KEPT, Duplicates.LAST_KEPT);
    if (!choices.contains(duplicates.get())) {
      duplicates.set(Duplicates.KEPT);
    }
    if (!choices.equals(duplicateChoices)) {
      duplicateChoices.setAll(choices);
    }
    follow();
  }

  private void follow() {
    coreRuleApplies.set(minUserActions.value() > 0 && minItemActions.value() > 0);
    seed.setApplies(maxUsers.value() > 0);
  }

  void reset() {
    numbers().forEach(NumberField::reset);
    duplicates.set(ImportRecipe.PLAIN.duplicates());
    coreRule.set(ImportRecipe.PLAIN.coreRule());
  }

  /** What is to be done; what does not apply is as if it had not been touched. */
  ImportRecipe recipe() {
    return new ImportRecipe(
        minRating.value(),
        duplicates.get(),
        (int) minUserActions.value(),
        (int) minItemActions.value(),
        coreRuleApplies.get() ? coreRule.get() : ImportRecipe.PLAIN.coreRule(),
        (int) minLength.value(),
        (int) maxUsers.value(),
        (long) seed.value(),
        mostRejected.value() / 100);
  }
}
