package recdenoiser.engine.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The groups of settings of one configuration, found by their type: whoever declares a group, a
 * model or an attention rule, reads it without knowing the others.
 */
public final class SettingGroups {
  private final Map<Class<?>, Record> groups = new LinkedHashMap<>();

  private SettingGroups(Iterable<? extends Record> all) {
    all.forEach(group -> groups.put(group.getClass(), group));
  }

  public static SettingGroups of(Iterable<? extends Record> groups) {
    return new SettingGroups(groups);
  }

  public static SettingGroups of(Record... groups) {
    return new SettingGroups(java.util.List.of(groups));
  }

  /** These groups with others, which take the place of groups of their type. */
  public SettingGroups with(Record... others) {
    SettingGroups more = new SettingGroups(groups.values());
    for (Record other : others) {
      more.groups.put(other.getClass(), other);
    }
    return more;
  }

  /**
   * @throws IllegalArgumentException if there is no group of that type
   */
  public <G extends Record> G get(Class<G> type) {
    Record group = groups.get(type);
    if (group == null) {
      throw new IllegalArgumentException(
          "The configuration has no group " + type.getSimpleName() + ".");
    }
    return type.cast(group);
  }
}
