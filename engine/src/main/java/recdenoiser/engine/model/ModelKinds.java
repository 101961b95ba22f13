package recdenoiser.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/** All kinds of models on the class path, those of other jars after our own. */
public final class ModelKinds {
  private static final Map<String, ModelKind> KINDS = load();

  private ModelKinds() {}

  private static Map<String, ModelKind> load() {
    Map<String, ModelKind> kinds = new LinkedHashMap<>();
    for (ModelKind kind : ServiceLoader.load(ModelKind.class)) {
      if (kinds.put(kind.id(), kind) != null) {
        throw new IllegalStateException("Two models are called " + kind.id() + ".");
      }
    }
    return kinds;
  }

  public static List<ModelKind> all() {
    return List.copyOf(KINDS.values());
  }

  /**
   * @throws SettingProblem if there is no such model here
   */
  public static ModelKind get(String id) {
    ModelKind kind = KINDS.get(id);
    if (kind == null) {
      throw new SettingProblem(
          "model", SettingTexts.format("problem.noModel", id, String.join(", ", KINDS.keySet())));
    }
    return kind;
  }

  /** The kind that settings ask for. */
  public static ModelKind of(SettingGroups settings) {
    return get(settings.get(ModelSettings.class).model());
  }
}
