package recdenoiser.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/**
 * A kind of model: the one place that knows its name, what it needs, its settings, its size and how
 * it is made. Kinds are found through {@link java.util.ServiceLoader}.
 */
public interface ModelKind {

  /** Stands in configurations, such as {@code SSE_PT}. */
  String id();

  /** For people, such as "SSE-PT". */
  default String title() {
    return SettingTexts.text("setting.model." + id());
  }

  /** What it does, in plain sentences for the summary of a run, without its attention. */
  String inWords(SettingGroups settings, String dataName);

  ModelNeeds needs();

  /** Its attention; no blocks without any. */
  default RuleShape shape(SettingGroups settings) {
    return new RuleShape(0, 1, settings.get(ModelSettings.class).maxLength(), true);
  }

  /** Names of the settings of {@link ModelSettings} that have an effect on it. */
  default Set<String> settings(SettingGroups settings) {
    return Set.of();
  }

  /** A group of settings of its own, with their defaults. */
  default Optional<Record> ownSettings() {
    return Optional.empty();
  }

  /** The kind whose own settings it looks at: itself, or one that it has them in common with. */
  default String settingsOf() {
    return id();
  }

  /** Names of own settings that have no effect as the others are. */
  default Set<String> idleSettings(SettingGroups settings) {
    return Set.of();
  }

  /** What keeps these settings from being run. */
  default List<SettingProblem> problems(SettingGroups settings) {
    return List.of();
  }

  /**
   * Numbers that it would learn, without those of its attention rule; rows that belong to no item
   * do not count.
   */
  long parameterCount(SettingGroups settings, int items, int users);

  Model create(ModelContext context);
}
