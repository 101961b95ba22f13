package recdenoiser.engine.run.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;

/** The settings of one run as texts, worked out when they are first asked for. */
public final class RunSettings {
  static final String SEED = "seed";
  static final String DATA = "data";
  private static final Set<String> WITHOUT_EFFECT = Set.of("checkpointEvery", "maskSnapshots");

  /** What matters to a configuration, whatever its seed: seeds of one setting share it. */
  private static final Map<String, Map<String, Boolean>> MATTERING = new ConcurrentHashMap<>();

  private static final int MOST_KEPT = 20_000;

  private final RunConfig config;
  private volatile Map<String, Boolean> mattering;
  private volatile Map<String, String> values;
  private volatile String model;
  private volatile String alike;

  public RunSettings(RunConfig config) {
    this.config = config;
  }

  public RunConfig config() {
    return config;
  }

  /** In words, see {@link ModelName}. */
  public String model() {
    if (model == null) {
      model = ModelName.of(config);
    }
    return model;
  }

  /** Empty for a setting that the run's configuration does not have. */
  public String value(String setting) {
    return values().getOrDefault(setting, "");
  }

  /** Whether a setting changes the bits of this run, given the others. */
  public boolean matters(String setting) {
    return !WITHOUT_EFFECT.contains(setting)
        && mattering()
            .computeIfAbsent(setting, name -> SettingCatalogue.get().matters(config, name));
  }

  private Map<String, Boolean> mattering() {
    if (mattering == null) {
      if (MATTERING.size() > MOST_KEPT) {
        MATTERING.clear();
      }
      StringBuilder key = new StringBuilder();
      values()
          .forEach(
              (name, value) -> {
                if (!name.equals(SEED)) {
                  key.append(value).append('\n');
                }
              });
      mattering = MATTERING.computeIfAbsent(key.toString(), any -> new ConcurrentHashMap<>());
    }
    return mattering;
  }

  /** The same for runs that differ in nothing that matters but their seed. */
  String alike() {
    if (alike == null) {
      StringBuilder text = new StringBuilder();
      values()
          .forEach(
              (name, value) -> {
                if (!name.equals(SEED) && matters(name)) {
                  text.append(name).append('=').append(value).append('\n');
                }
              });
      alike = text.toString();
    }
    return alike;
  }

  private Map<String, String> values() {
    if (values == null) {
      SettingCatalogue catalogue = SettingCatalogue.get();
      Map<String, String> found = new LinkedHashMap<>();
      for (SettingDescriptor setting : catalogue.settings()) {
        found.put(setting.name(), catalogue.get(config, setting.name()).intern());
      }
      values = Collections.unmodifiableMap(found);
    }
    return values;
  }
}
