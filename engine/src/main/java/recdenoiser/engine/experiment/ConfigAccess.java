package recdenoiser.engine.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and replaces single components of the groups of a {@link RunConfig}. */
final class ConfigAccess {
  private final Map<String, RecordComponent> groupsByName = new HashMap<>();
  private final Map<String, RecordComponent> settingsByName = new HashMap<>();

  ConfigAccess() {
    for (RecordComponent group : groups()) {
      groupsByName.put(group.getName(), group);
      for (RecordComponent setting : group.getType().getRecordComponents()) {
        settingsByName.put(setting.getName(), setting);
      }
    }
  }

  /** The components of a configuration that are groups of settings. */
  static List<RecordComponent> groups() {
    List<RecordComponent> groups = new ArrayList<>();
    for (RecordComponent component : RunConfig.class.getRecordComponents()) {
      if (component.getType().isRecord()) {
        groups.add(component);
      }
    }
    return groups;
  }

  Class<?> type(SettingDescriptor setting) {
    return settingsByName.get(setting.name()).getType();
  }

  Object value(RunConfig config, SettingDescriptor setting) {
    Object group = read(groupsByName.get(setting.group()), config);
    return read(settingsByName.get(setting.name()), group);
  }

  RunConfig with(RunConfig config, SettingDescriptor setting, Object value) {
    Object group = read(groupsByName.get(setting.group()), config);
    Object changed = copyWith(group, setting.name(), value);
    return (RunConfig) copyWith(config, setting.group(), changed);
  }

  private static Object copyWith(Object original, String component, Object value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int c = 0; c < components.length; c++) {
      boolean changes = components[c].getName().equals(component);
      values[c] = changes ? value : read(components[c], original);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return original.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot copy " + original + ".", e);
    }
  }

  private static Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component.getName() + ".", e);
    }
  }
}
