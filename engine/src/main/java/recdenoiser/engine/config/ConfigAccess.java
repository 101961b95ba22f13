package recdenoiser.engine.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and replaces single components of the groups of a {@link RunConfig}. */
final class ConfigAccess {
  private static final String MODEL = "model";

  /** A class answers with fresh copies every time it is asked. */
  private static final List<RecordComponent> GROUPS =
      Arrays.stream(RunConfig.class.getRecordComponents())
          .filter(component -> component.getType().isRecord())
          .toList();

  private final Map<String, RecordComponent> groupsByName = new HashMap<>();
  private final Map<String, RecordComponent> settingsByName = new HashMap<>();

  ConfigAccess() {
    groups().forEach(group -> groupsByName.put(group.getName(), group));
    groupTypes()
        .values()
        .forEach(
            type -> {
              for (RecordComponent setting : type.getRecordComponents()) {
                settingsByName.put(setting.getName(), setting);
              }
            });
  }

  /** The components of a configuration that are groups of settings. */
  static List<RecordComponent> groups() {
    return GROUPS;
  }

  /** Every group by name, in the order of a form: those that models bring stand behind theirs. */
  static Map<String, Class<?>> groupTypes() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (RecordComponent group : groups()) {
      types.put(group.getName(), group.getType());
      if (group.getName().equals(MODEL)) {
        OwnGroups.defaults().forEach((name, defaults) -> types.put(name, defaults.getClass()));
      }
    }
    return types;
  }

  Class<?> type(SettingDescriptor setting) {
    return settingsByName.get(setting.name()).getType();
  }

  Object value(RunConfig config, SettingDescriptor setting) {
    return read(settingsByName.get(setting.name()), group(config, setting.group()));
  }

  private Object group(RunConfig config, String name) {
    RecordComponent component = groupsByName.get(name);
    return component == null ? config.own().get(name) : read(component, config);
  }

  RunConfig with(RunConfig config, SettingDescriptor setting, Object value) {
    Object changed = copyWith(group(config, setting.group()), setting.name(), value);
    if (groupsByName.containsKey(setting.group())) {
      return (RunConfig) copyWith(config, setting.group(), changed);
    }
    Map<String, Record> own = new LinkedHashMap<>(config.own());
    own.put(setting.group(), (Record) changed);
    return (RunConfig) copyWith(config, "own", own);
  }

  private static Object copyWith(Object original, String component, Object value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int c = 0; c < components.length; c++) {
      boolean changes = components[c].getName().equals(component);
      values[c] = changes ? value : read(components[c], original);
    }
    return create(original.getClass(), values);
  }

  /** A record of all its components, in their order. */
  static <T> T create(Class<T> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type.getSimpleName() + ".", e);
    }
  }

  static Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component.getName() + ".", e);
    }
  }
}
