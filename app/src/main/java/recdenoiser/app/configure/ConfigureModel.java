package recdenoiser.app.configure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.ChosenKinds;
import recdenoiser.engine.config.Preset;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.run.EpochTrial;
import recdenoiser.engine.settings.SettingProblem;

/**
 * The configuration being edited. {@link #configProperty()} always holds readable values; what a
 * field holds that cannot be read stays in the field with its problem.
 */
public final class ConfigureModel {
  private static final String DATA = "data";
  private static final String MODEL = "model";

  private final SettingCatalogue catalogue = SettingCatalogue.get();
  private final Map<String, SettingField> fields = new LinkedHashMap<>();
  private final List<FieldGroup> groups = new ArrayList<>();
  private final List<Preset> presets;
  private final ReadOnlyObjectWrapper<Preset> preset = new ReadOnlyObjectWrapper<>(this, "preset");
  private final ReadOnlyObjectWrapper<RunConfig> config =
      new ReadOnlyObjectWrapper<>(this, "config");
  private final ObservableList<Difference> differences = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<EpochTrial> trial =
      new ReadOnlyObjectWrapper<>(this, "trial");
  private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper(this, "measuring");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final Texts texts = Texts.bundle("configure");
  private final FormFilter filter = new FormFilter();
  private final FormHistory history = new FormHistory();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
  private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper(this, "lost", "");
  private final ReadOnlyIntegerWrapper shownCount = new ReadOnlyIntegerWrapper(this, "shownCount");
  private String timeless = "";

  /**
   * Settings under one heading.
   *
   * @param name of a group of the catalogue
   * @param label its heading
   */
  public record FieldGroup(String name, String label, List<SettingField> fields) {

    /** Whether any of its settings is shown; a group without is not. */
    public BooleanBinding shown() {
      return Bindings.createBooleanBinding(
          () -> fields.stream().anyMatch(field -> field.shownProperty().get()),
          fields.stream().map(SettingField::shownProperty).toArray(Observable[]::new));
    }
  }

  /** Starts from the first of {@code presets}. */
  public ConfigureModel(List<Preset> presets) {
    this.presets = List.copyOf(presets);
    for (SettingCatalogue.Group group : catalogue.groups()) {
      addGroup(group);
    }
    config.subscribe(changed -> trial.set(null));
    preset.set(presets.get(0));
    replace(presets.get(0).config());
    filter.queryProperty().subscribe(() -> filterFields(true));
    filter.advancedProperty().subscribe(() -> filterFields(true));
    filter.onlyDifferingProperty().subscribe(() -> filterFields(true));
  }

  private void addGroup(SettingCatalogue.Group group) {
    List<SettingField> members = new ArrayList<>();
    for (var descriptor : group.settings()) {
      SettingField field = new SettingField(descriptor);
      fields.put(field.name(), field);
      members.add(field);
    }
    groups.add(new FieldGroup(group.name(), group.label(), List.copyOf(members)));
  }

  public List<Preset> presets() {
    return presets;
  }

  public List<FieldGroup> groups() {
    return List.copyOf(groups);
  }

  /**
   * @throws IllegalArgumentException if there is no such setting
   */
  public SettingField field(String name) {
    catalogue.setting(name);
    return fields.get(name);
  }

  public ReadOnlyObjectProperty<Preset> presetProperty() {
    return preset.getReadOnlyProperty();
  }

  /** The configuration as it would run now. */
  public ReadOnlyObjectProperty<RunConfig> configProperty() {
    return config.getReadOnlyProperty();
  }

  public RunConfig config() {
    return config.get();
  }

  /** What differs from the preset, the data set aside. */
  public ObservableList<Difference> differences() {
    return differences;
  }

  /** What was measured with this very configuration; null while nothing was. */
  public ReadOnlyObjectProperty<EpochTrial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** Whether a trial is under way. */
  public ReadOnlyBooleanProperty measuringProperty() {
    return measuring.getReadOnlyProperty();
  }

  /** One sentence about the last import, export or start; empty for none. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Why nothing can be started on these data, whatever is typed; empty if it can. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** All settings as in {@code chosen}; the data set stays. What was edited can be had back. */
  public void choosePreset(Preset chosen) {
    int edited = edited();
    leave();
    usePreset(chosen);
    tellLost(edited, texts.get("lost.preset", chosen.title()));
  }

  private void usePreset(Preset chosen) {
    String data = config().data().data();
    preset.set(chosen);
    replace(data.isBlank() ? chosen.config() : catalogue.with(chosen.config(), DATA, data));
  }

  /** Replaces everything that is being edited, which can be had back. */
  public void load(RunConfig loaded) {
    int edited = edited();
    leave();
    replace(loaded);
    tellLost(edited, texts.get("lost.load"));
  }

  /**
   * Sets up one like a run that there is: its configuration against the preset that it differs from
   * least. What was edited can be had back.
   *
   * @param source what it is like, such as the name of the run; told beside the form
   */
  public void setUpLike(RunConfig like, String source) {
    leave();
    preset.set(nearestPreset(like));
    replace(like);
    lost.set(texts.get("lost.like", source));
  }

  private Preset nearestPreset(RunConfig like) {
    String data = like.data().data();
    Preset nearest = presets.get(0);
    int least = Integer.MAX_VALUE;
    for (Preset candidate : presets) {
      int differing =
          catalogue.differences(catalogue.with(candidate.config(), DATA, data), like).size();
      boolean madeForData = differing == least && dataOf(candidate).equals(data);
      if (differing < least || madeForData) {
        least = differing;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private void replace(RunConfig loaded) {
    fields.values().forEach(field -> field.setUnreadable(""));
    notice.set("");
    config.set(loaded);
    refresh();
    filterFields(true);
  }

  /** Which settings the form shows. */
  public FormFilter filter() {
    return filter;
  }

  /** How many settings the form shows. */
  public ReadOnlyIntegerProperty shownCountProperty() {
    return shownCount.getReadOnlyProperty();
  }

  /** How many settings apply, shown or not. */
  int applying() {
    return (int) fields.values().stream().filter(field -> field.appliesProperty().get()).count();
  }

  /** Whether there is a change that {@link #undo()} takes back. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** One sentence about input that the last change has replaced; empty for none. */
  public ReadOnlyStringProperty lostProperty() {
    return lost.getReadOnlyProperty();
  }

  /** Takes the last change back, whatever it was; does nothing where there is none. */
  public void undo() {
    history
        .back()
        .ifPresent(
            state -> {
              preset.set(state.preset());
              replace(state.config());
              state.unread().forEach(this::writeAgain);
            });
    lost.set("");
    undoable.set(!history.isEmpty());
  }

  private void writeAgain(String name, String text) {
    SettingField field = fields.get(name);
    field.textProperty().set(text);
    read(field);
    refresh();
  }

  private void leave() {
    history.leave(state());
    undoable.set(true);
    lost.set("");
  }

  private FormHistory.State state() {
    Map<String, String> unread = new LinkedHashMap<>();
    fields.forEach((name, field) -> field.unread().ifPresent(text -> unread.put(name, text)));
    return new FormHistory.State(preset.get(), config(), Map.copyOf(unread));
  }

  /** How many settings somebody has changed, in readable form or not. */
  private int edited() {
    return (int)
        fields.values().stream()
            .filter(field -> !field.name().equals(DATA) && field.changedProperty().get())
            .count();
  }

  private void tellLost(int edited, String what) {
    lost.set(edited == 0 ? "" : texts.get("lost", what, Integer.toString(edited)));
  }

  private void filterFields(boolean fresh) {
    int count = 0;
    for (SettingField field : fields.values()) {
      field.filter(filter, fresh);
      count += field.shownProperty().get() ? 1 : 0;
    }
    shownCount.set(count);
  }

  /**
   * Trains on another data set. Where nothing has been changed by hand, the preset made for it is
   * chosen too.
   *
   * @param source path of a file or {@code sample:NAME}
   * @param hasTimes whether the data say when things were done, which some models need
   */
  public void useData(String source, boolean hasTimes) {
    timeless = hasTimes ? "" : source;
    if (differences.isEmpty()) {
      suggestPreset(source).ifPresent(this::usePreset);
    }
    field(DATA).setUnreadable("");
    config.set(catalogue.with(config(), DATA, source));
    refresh();
  }

  /**
   * The preset that names the data set; for others the first one, if the present one was made for
   * another data set.
   */
  private Optional<Preset> suggestPreset(String source) {
    Optional<Preset> own =
        presets.stream().filter(candidate -> dataOf(candidate).equals(source)).findFirst();
    boolean madeForOther = !dataOf(preset.get()).isBlank();
    return own.or(() -> madeForOther ? Optional.of(presets.get(0)) : Optional.empty());
  }

  private static String dataOf(Preset candidate) {
    return candidate.config().data().data();
  }

  /** Takes over what stands in a field, as when it is left. */
  public void commit(SettingField field) {
    FormHistory.State before = state();
    read(field);
    refresh();
    if (!state().equals(before)) {
      history.leave(before);
      undoable.set(true);
      lost.set("");
    }
  }

  private void read(SettingField field) {
    try {
      RunConfig changed = catalogue.with(config(), field.name(), field.textProperty().get());
      field.setUnreadable("");
      config.set(changed);
    } catch (SettingProblem problem) {
      field.setUnreadable(problem.onScreen());
    }
  }

  /** Back to the preset's value. */
  public void reset(SettingField field) {
    String before = field.textProperty().get();
    field.textProperty().set(field.presetText());
    commit(field);
    lost.set(texts.get("lost.reset", field.descriptor().label(), field.shown(before)));
  }

  public Optional<SettingField> firstProblem() {
    return fields.values().stream().filter(SettingField::hasProblem).findFirst();
  }

  void setMeasuring(boolean now) {
    measuring.set(now);
  }

  void setTrial(EpochTrial measured) {
    trial.set(measured);
  }

  /** Says something beside the start button. */
  public void setNotice(String sentence) {
    notice.set(sentence);
  }

  private void refresh() {
    RunConfig base = catalogue.with(preset.get().config(), DATA, config().data().data());
    Map<String, String> broken = new LinkedHashMap<>();
    for (SettingProblem problem : config().problems()) {
      broken.putIfAbsent(problem.setting(), problem.onScreen());
    }
    obstacle.set(timesMissing() ? texts.get("problem.noTimes", modelTitle()) : "");
    if (timesMissing()) {
      broken.putIfAbsent(MODEL, obstacle.get());
    }
    for (SettingField field : fields.values()) {
      field.show(
          catalogue.get(config(), field.name()),
          catalogue.get(base, field.name()),
          catalogue.matters(config(), field.name()),
          broken.getOrDefault(field.name(), ""));
    }
    differences.setAll(catalogue.differences(base, config()));
    filterFields(false);
  }

  /** Numbers that the configuration would learn from some data. */
  long parameterCount(DataStatistics data) {
    return ChosenKinds.of(config()).parameterCount(data.items(), data.users());
  }

  private boolean timesMissing() {
    return ChosenKinds.of(config()).model().needs().times()
        && !timeless.isEmpty()
        && config().data().data().equals(timeless);
  }

  private String modelTitle() {
    return ChosenKinds.of(config()).model().title();
  }
}
