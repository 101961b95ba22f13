package recdenoiser.engine.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/** All attention rules on the class path, those of other jars after our own. */
public final class AttentionKinds {
  private static final Map<String, AttentionKind> KINDS = load();

  private AttentionKinds() {}

  private static Map<String, AttentionKind> load() {
    Map<String, AttentionKind> kinds = new LinkedHashMap<>();
    for (AttentionKind kind : ServiceLoader.load(AttentionKind.class)) {
      if (kinds.put(kind.id(), kind) != null) {
        throw new IllegalStateException("Two attention rules are called " + kind.id() + ".");
      }
    }
    return kinds;
  }

  public static List<AttentionKind> all() {
    return List.copyOf(KINDS.values());
  }

  /**
   * @throws SettingProblem if there is no such rule here
   */
  public static AttentionKind get(String id) {
    AttentionKind kind = KINDS.get(id);
    if (kind == null) {
      throw new SettingProblem(
          "attention",
          SettingTexts.format("problem.noAttention", id, String.join(", ", KINDS.keySet())));
    }
    return kind;
  }

  /** The kind that settings ask for. */
  public static AttentionKind of(SettingGroups settings) {
    return get(settings.get(AttentionSettings.class).attention());
  }

  /** The rule that settings ask for; a model without blocks has no use for any. */
  public static AttentionRule create(RuleContext context) {
    return context.shape().blocks() == 0
        ? AttentionRule.SOFTMAX
        : of(context.settings()).create(context);
  }
}
