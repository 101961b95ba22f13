package recdenoiser.engine.attention;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/**
 * A kind of attention rule: the one place that knows its name, its settings, what it learns and how
 * it is made. Kinds are found through {@link java.util.ServiceLoader}.
 */
public interface AttentionKind {

  /** Stands in configurations, such as {@code ENTMAX}. */
  String id();

  /** For people, such as "α-entmax". */
  default String title() {
    return SettingTexts.text("setting.attention." + id());
  }

  /** Stands in the names of run folders; empty for none. */
  String shortName();

  /** What it does, in plain sentences for the summary of a run. */
  String inWords(SettingGroups settings, RuleShape shape);

  /** Names of the settings that have an effect under this rule, those of {@link #ownSettings}. */
  default Set<String> settings(SettingGroups settings) {
    return Set.of();
  }

  /** A group of settings of its own, with their defaults; none for most. */
  default Optional<Record> ownSettings() {
    return Optional.empty();
  }

  /** What keeps these settings from being run. */
  default List<SettingProblem> problems(SettingGroups settings, RuleShape shape) {
    return List.of();
  }

  /**
   * @param context whose shape has at least one block
   */
  AttentionRule create(RuleContext context);

  /** Numbers that are learned. */
  default long parameterCount(SettingGroups settings, RuleShape shape) {
    return 0;
  }

  /** The same where it depends on the items. */
  default long parameterCount(SettingGroups settings, RuleShape shape, int items) {
    return parameterCount(settings, shape);
  }

  /** What a rule decides about connections, beside their weights. */
  enum Decision {
    /** Nothing. */
    NONE,
    /** How much of a weight is left, learned for places of the window. */
    MASK,
    /** Which connections there are, fixed for places of the window. */
    PATTERN,
    /** Which weights are exactly zero, by the scores. */
    SUPPORT
  }

  default Decision decision() {
    return Decision.NONE;
  }

  /** Names of what {@link AttentionRule#probes} shows over the epochs. */
  default Set<String> probes(SettingGroups settings) {
    return Set.of();
  }
}
