package recdenoiser.engine.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;

/**
 * The groups of settings that models and attention rules bring themselves, by their name in a
 * configuration: {@code ssePt} is that of {@code SSE_PT}.
 */
final class OwnGroups {
  private static final Map<String, Record> DEFAULTS = load();

  private OwnGroups() {}

  private static Map<String, Record> load() {
    Map<String, Record> groups = new LinkedHashMap<>();
    for (ModelKind kind : ModelKinds.all()) {
      put(groups, kind.id(), kind.ownSettings());
    }
    for (AttentionKind kind : AttentionKinds.all()) {
      put(groups, kind.id(), kind.ownSettings());
    }
    return groups;
  }

  private static void put(Map<String, Record> groups, String id, Optional<Record> own) {
    own.ifPresent(
        defaults -> {
          if (groups.put(name(id), defaults) != null) {
            throw new IllegalStateException("Two groups of settings are called " + name(id) + ".");
          }
        });
  }

  /** The group that a model or an attention rule of that identifier would bring. */
  static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /** The group whose settings a model looks at. */
  static String ofModel(String id) {
    return ModelKinds.all().stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .map(kind -> name(kind.settingsOf()))
        .orElseGet(() -> name(id));
  }

  /** All groups with their defaults. */
  static Map<String, Record> defaults() {
    return DEFAULTS;
  }
}
