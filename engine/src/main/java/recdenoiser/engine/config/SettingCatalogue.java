package recdenoiser.engine.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.config.SettingDescriptor.Choice;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.Setting;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/**
 * All settings of a run, read from the {@link Setting} annotations on the groups of {@link
 * RunConfig}. Forms, the command line, presets and checks are all built from it, so a setting is
 * declared in one place.
 */
public final class SettingCatalogue {
  /** What settings were called in older configurations. */
  private static final Map<String, String> NAMES_ONCE = Map.of("backbone", "model");

  private static final SettingCatalogue INSTANCE = new SettingCatalogue();

  private final Map<String, SettingDescriptor> settings = new LinkedHashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final ConfigAccess access = new ConfigAccess();

  /**
   * @param name the part of {@link RunConfig}
   * @param label its heading
   */
  public record Group(String name, String label, List<SettingDescriptor> settings) {}

  /**
   * @param name of the setting
   * @param from its value in the first configuration
   * @param to its value in the second
   */
  public record Difference(String name, String from, String to) {}

  private SettingCatalogue() {
    ConfigAccess.groupTypes()
        .forEach(
            (group, type) -> {
              List<SettingDescriptor> members = new ArrayList<>();
              for (RecordComponent component : type.getRecordComponents()) {
                SettingDescriptor descriptor = describe(group, component);
                if (settings.put(descriptor.name(), descriptor) != null) {
                  throw new IllegalStateException(
                      "Two settings are called " + descriptor.name() + ".");
                }
                members.add(descriptor);
              }
              groups.add(new Group(group, SettingTexts.text("group." + group), members));
            });
  }

  public static SettingCatalogue get() {
    return INSTANCE;
  }

  /** The groups in the order of a form. */
  public List<Group> groups() {
    return List.copyOf(groups);
  }

  /** All settings in the order of a form. */
  public List<SettingDescriptor> settings() {
    return List.copyOf(settings.values());
  }

  public boolean contains(String name) {
    return settings.containsKey(NAMES_ONCE.getOrDefault(name, name));
  }

  /**
   * @throws SettingProblem if there is no such setting; it names the nearest ones
   */
  public SettingDescriptor setting(String name) {
    SettingDescriptor found = settings.get(NAMES_ONCE.getOrDefault(name, name));
    if (found == null) {
      throw new SettingProblem(
          name,
          SettingTexts.format("problem.unknown", name, NearestNames.join(name, settings.keySet())));
    }
    return found;
  }

  /** The value of one setting, as {@link #with} reads it. */
  public String get(RunConfig config, String name) {
    SettingDescriptor setting = setting(name);
    return SettingValues.print(access.value(config, setting));
  }

  /**
   * The configuration with one setting changed. Rules between several settings are not looked at
   * here but by {@link RunConfig#problems()}.
   *
   * @throws SettingProblem if there is no such setting or it cannot have this value
   */
  public RunConfig with(RunConfig config, String name, String value) {
    SettingDescriptor setting = setting(name);
    Object parsed = SettingValues.parse(setting, access.type(setting), value);
    return access.with(config, setting, parsed);
  }

  /** The settings in which two configurations differ, in the order of a form. */
  public List<Difference> differences(RunConfig from, RunConfig to) {
    List<Difference> differences = new ArrayList<>();
    for (SettingDescriptor setting : settings.values()) {
      if (!Objects.equals(access.value(from, setting), access.value(to, setting))) {
        differences.add(
            new Difference(setting.name(), get(from, setting.name()), get(to, setting.name())));
      }
    }
    return differences;
  }

  /**
   * Whether a setting changes anything, given the others: mask settings do nothing without learned
   * masks.
   */
  public boolean matters(RunConfig config, String name) {
    return ConfigRules.matters(config, setting(name));
  }

  /** The values that are out of range and the rules between settings that are broken. */
  List<SettingProblem> problems(RunConfig config) {
    List<SettingProblem> problems = new ArrayList<>();
    for (SettingDescriptor setting : settings.values()) {
      try {
        SettingValues.check(setting, access.value(config, setting));
      } catch (SettingProblem problem) {
        problems.add(problem);
      }
    }
    problems.addAll(ConfigRules.problems(config));
    return List.copyOf(problems);
  }

  private static SettingDescriptor describe(String group, RecordComponent component) {
    String name = component.getName();
    Setting limits = component.getAnnotation(Setting.class);
    if (limits == null) {
      throw new IllegalStateException("The setting " + name + " lacks its annotation.");
    }
    return new SettingDescriptor(
        name,
        group,
        limits.registry().isEmpty() ? SettingValues.kind(component.getType()) : SettingKind.CHOICE,
        limits.min(),
        limits.max(),
        limits.aboveMin(),
        limits.belowMax(),
        limits.basic(),
        unit(limits.unit()),
        choices(name, component.getType(), limits.registry()),
        SettingTexts.text("setting." + name),
        SettingTexts.text("setting." + name + ".help"));
  }

  /** In words of the language; letters alone name it among the texts. */
  private static String unit(String name) {
    return name.isEmpty() ? "" : SettingTexts.text("unit." + name.replaceAll("[^a-z]", ""));
  }

  private static List<Choice> choices(String name, Class<?> type, String registry) {
    if (!registry.isEmpty()) {
      return registered(registry);
    }
    List<Choice> choices = new ArrayList<>();
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        String value = ((Enum<?>) constant).name();
        choices.add(new Choice(value, SettingTexts.text("setting." + name + "." + value)));
      }
    }
    return List.copyOf(choices);
  }

  private static List<Choice> registered(String registry) {
    return switch (registry) {
      case "model" ->
          ModelKinds.all().stream().map(kind -> new Choice(kind.id(), kind.title())).toList();
      case "attention" ->
          AttentionKinds.all().stream().map(kind -> new Choice(kind.id(), kind.title())).toList();
      default -> throw new IllegalStateException("There is no registry called " + registry + ".");
    };
  }
}
